package org.entente.node.directory;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.core.content.Digest;
import org.entente.core.directory.DirectoryDocument;
import org.entente.core.directory.HoursText;
import org.entente.core.directory.ListedAgency;
import org.entente.core.directory.ListedCertificates;
import org.entente.core.directory.ListedDesk;
import org.entente.core.directory.ListedState;
import tools.jackson.databind.json.JsonMapper;

/** Writes a version of the directory, the same bytes for the same version; comments of people are not kept. */
public final class DirectoryText {

    private static final JsonMapper QUOTES = JsonMapper.builder().build();

    private DirectoryText() {}

    public static String write(DirectoryDocument directory) {
        return """
                # The directory: signed over exactly these bytes, by the files beside it that end in .p7s.
                version: %d
                issued: %s
                valid-until: %s
                previous: %s
                next-signers:
                  quorum: %d
                  certificates: %s
                states:
                """.formatted(
                                directory.version(),
                                directory.issued(),
                                directory.validUntil(),
                                directory.previous(),
                                directory.next().quorum(),
                                hashes(directory.next().certificates()))
                + directory.states().stream().map(DirectoryText::state).collect(Collectors.joining());
    }

    private static String state(ListedState state) {
        ListedCertificates certificates = state.certificates();
        return """
                  - state: %s
                    name: %s
                    endpoints: %s
                    certificates:
                      tls: %s
                      signing: %s
                      encryption: %s
                    agencies:%s
                """.formatted(
                                state.state(),
                                quoted(state.name()),
                                quoted(state.endpoints()),
                                hashes(certificates.tls()),
                                hashes(certificates.signing()),
                                hashes(certificates.encryption()),
                                state.agencies().isEmpty() ? " []" : "")
                + state.agencies().stream().map(DirectoryText::agency).collect(Collectors.joining());
    }

    private static String agency(ListedAgency agency) {
        return """
                      - authority: %s
                        name: %s
                        desks:
                """.formatted(agency.authority(), quoted(agency.name()))
                + agency.desks().stream().map(DirectoryText::desk).collect(Collectors.joining());
    }

    private static String desk(ListedDesk desk) {
        return """
                          - id: %s
                            name: %s
                            families: %s
                            instruments: %s
                            languages: %s
                            hours: {zone: %s, open: %s}
                            phone: %s
                """.formatted(
                        quoted(desk.id()),
                        quoted(desk.name()),
                        quoted(desk.families().stream().sorted().toList()),
                        quoted(desk.instruments().stream().sorted().toList()),
                        quoted(desk.languages()),
                        quoted(desk.hours().zone().getId()),
                        quoted(HoursText.spans(desk.hours())),
                        quoted(desk.phone()));
    }

    private static String hashes(Collection<Digest> digests) {
        return quoted(digests.stream().map(Digest::hex).sorted().toList());
    }

    /** A JSON string is a YAML string. */
    private static String quoted(String text) {
        return QUOTES.writeValueAsString(text);
    }

    private static String quoted(List<?> several) {
        return several.stream().map(one -> quoted(one.toString())).collect(Collectors.joining(", ", "[", "]"));
    }
}
