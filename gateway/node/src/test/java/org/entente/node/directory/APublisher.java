package org.entente.node.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.core.content.Digest;
import org.entente.core.directory.DirectoryDocument;

/** Writes versions of a small directory into a folder. */
final class APublisher {

    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private static final String CERTIFICATES = Stream.of("tls", "signing", "encryption")
            .map(use -> use + ": [" + "ab".repeat(32) + "]")
            .collect(Collectors.joining(", ", "{", "}"));

    private final Path folder;

    APublisher(Path folder) {
        this.folder = folder;
    }

    /** A version, valid for 90 days, signed by nobody yet. */
    record Version(long number, Digest previous, int quorum, List<ASigner> next, String phone, Instant issued) {

        static Version first(ASigner... next) {
            return new Version(1, DirectoryDocument.NOTHING, 2, List.of(next), "+4721000001", START);
        }

        Version after() {
            return new Version(number + 1, Digest.of(bytes()), quorum, next, phone, issued);
        }

        Version by(ASigner... others) {
            return new Version(number, previous, quorum, List.of(others), phone, issued);
        }

        Version withPhone(String other) {
            return new Version(number, previous, quorum, next, other, issued);
        }

        Version issued(Instant other) {
            return new Version(number, previous, quorum, next, phone, other);
        }

        byte[] bytes() {
            return text().getBytes(UTF_8);
        }

        String text() {
            return """
                    version: %d
                    issued: %s
                    valid-until: %s
                    previous: %s
                    next-signers: {quorum: %d, certificates: %s}
                    states:
                      - state: NO
                        name: Norland
                        endpoints: [https://one.norland.example/as4, https://two.norland.example/as4]
                        certificates: %s
                        agencies:
                          - authority: POLICE
                            name: Police of Norland
                            desks:
                              - id: 24-7
                                name: Operations centre
                                families: [alert, notice]
                                instruments: [UNSCR-2178]
                                languages: [no, en]
                                hours: {zone: Europe/Oslo, open: [24/7]}
                                phone: %s
                              - {id: registry, name: Registry, families: [nominal-check], instruments: [],
                                 languages: [no], hours: {zone: Europe/Oslo, open: [MON-FRI 08:00-16:00]}, phone: %s}
                    """.formatted(
                            number,
                            issued,
                            issued.plus(Duration.ofDays(90)),
                            previous,
                            quorum,
                            next.stream().map(ASigner::bearer).toList(),
                            CERTIFICATES,
                            phone,
                            phone);
        }
    }

    void publish(Version version, ASigner... signers) {
        write("directory-" + version.number() + ".yaml", version.bytes());
        for (ASigner signer : signers) {
            String name = signer.files().agency().alias();
            write("directory-" + version.number() + "." + name + ".p7s", signer.signs(version.bytes()));
        }
    }

    void write(String file, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(file), bytes);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void removes(long version) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith("directory-" + version + ".")) {
                    Files.delete(file);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
