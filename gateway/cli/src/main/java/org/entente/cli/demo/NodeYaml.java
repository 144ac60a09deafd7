package org.entente.cli.demo;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the configuration file of one demonstration State: the same file that {@code entente node} takes. */
public final class NodeYaml {

    private static final List<String> AGENCIES = List.of("FIU", "POLICE", "IMMIGRATION", "POC247");

    private NodeYaml() {}

    public static String of(World.Place here, List<World.Place> all) {
        String partners = all.stream()
                .filter(there -> !there.equals(here))
                .map(there -> partner(here, there))
                .collect(Collectors.joining());
        String agencies = AGENCIES.stream().map(kind -> agency(here, kind)).collect(Collectors.joining());
        return head(here) + "agencies:\n" + agencies + "partners:\n" + partners + operators(here);
    }

    private static String head(World.Place here) {
        return """
                # One State's node. Made by "entente demo"; a production file has the same keys.
                state:
                  code: %s
                  name: %s
                  home: %s
                listen:
                  host: 127.0.0.1
                  as4-port: %d
                  agency-port: %d
                  desk-port: %d
                ledger:
                  embedded-port: %d
                trust:
                  keys-folder: %s
                  passphrase-file: %s/passphrase
                """.formatted(
                        here.state().code(),
                        here.state().name(),
                        here.folder(),
                        here.as4Port(),
                        here.agencyPort(),
                        here.deskPort(),
                        here.postgresPort(),
                        here.keys(),
                        here.keys());
    }

    private static String agency(World.Place here, String kind) {
        String alias = kind.toLowerCase(Locale.ROOT);
        return """
                  - authority: %s
                    name: %s %s
                    certificate-files: [%s/agencies/%s.crt.pem]
                    may-receive: [%s]
                    writes: [%s]
                    reads-others: %s
                """.formatted(
                        kind,
                        here.state().name(),
                        kind,
                        here.keys(),
                        alias,
                        mayReceive(kind),
                        writes(here, kind),
                        reads(here, kind));
    }

    private static String mayReceive(String kind) {
        return "FIU".equals(kind) ? "fiu-information-request" : "alert";
    }

    private static String writes(World.Place here, String kind) {
        return switch (kind) {
            case "FIU" -> "QN".equals(here.state().code()) ? "goaml/ae-5.0.2, shared/v1" : "shared/v1, goaml/xx-5.0.1";
            case "POLICE" -> "police-json/v1, shared/v1";
            default -> "shared/v1";
        };
    }

    private static String reads(World.Place here, String kind) {
        return switch (kind) {
            case "FIU" -> "QN".equals(here.state().code()) ? "shared/v1" : "goaml/xx-5.0.1";
            case "IMMIGRATION" -> "immigration-xml/v1";
            default -> "shared/v1";
        };
    }

    private static String partner(World.Place here, World.Place there) {
        return """
                  - state: %s
                    name: %s
                    endpoint: https://localhost:%d/as4
                    agreement: urn:entente:agreement:%s
                    certificates-folder: %s/partners/%s
                    desks:
                      FIU: [fiu-information-request]
                      POLICE: [alert]
                      IMMIGRATION: [alert]
                      POC247: [alert]
                """.formatted(
                        there.state().code(),
                        there.state().name(),
                        there.as4Port(),
                        pair(here.state().code(), there.state().code()),
                        here.keys(),
                        there.state().folderName());
    }

    /** The same name on both sides of one agreement. */
    private static String pair(String one, String other) {
        boolean inOrder = one.compareTo(other) < 0;
        return (inOrder ? one + "-" + other : other + "-" + one).toLowerCase(Locale.ROOT);
    }

    private static String operators(World.Place here) {
        return """
                operators:
                  - name: First operator of %1$s
                    certificate-files: [%2$s/agencies/operator.crt.pem]
                    roles: [partner-administrator, operator]
                  - name: Second operator of %1$s
                    certificate-files: [%2$s/agencies/operator2.crt.pem]
                    roles: [security-officer]
                  - name: Auditor of %1$s
                    certificate-files: [%2$s/agencies/auditor.crt.pem]
                    roles: [auditor]
                  - name: Liaison officer of %1$s
                    certificate-files: [%2$s/agencies/liaison.crt.pem]
                    roles: [liaison-officer]
                """.formatted(here.state().name(), here.keys());
    }
}
