package org.entente.cli.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The page that the demonstration prints when all is up: addresses, certificates, and lines to copy. */
final class DemoPage {

    private DemoPage() {}

    static String of(List<World.Place> places) {
        String states = places.stream().map(DemoPage::state).collect(Collectors.joining());
        World.Place norland = places.getFirst();
        World.Place sudland = places.get(1);
        return "\n" + states + "\nTry it:\n" + lines(norland, sudland) + "\nEnd with Ctrl-C.\n";
    }

    private static String state(World.Place place) {
        return """
                %-8s agencies https://localhost:%d   desk https://localhost:%d   AS4 https://localhost:%d/as4
                         certificates in %s
                """.formatted(
                        place.state().name(),
                        place.agencyPort(),
                        place.deskPort(),
                        place.as4Port(),
                        place.keys().resolve("agencies"));
    }

    private static String lines(World.Place norland, World.Place sudland) {
        return """
                  %s https://localhost:%d/v1/messages
                  %s https://localhost:%d/v1/inbox
                  curl -s https://localhost:%d/openapi.yaml --cacert %s
                """.formatted(
                        curl(norland, "police"),
                        norland.agencyPort(),
                        curl(sudland, "immigration"),
                        sudland.agencyPort(),
                        norland.agencyPort(),
                        norland.keys().resolve("agencies").resolve("ca.pem") + " " + certificate(norland, "police"));
    }

    private static String curl(World.Place place, String agency) {
        Path folder = place.keys().resolve("agencies");
        return "curl -s --cacert " + folder.resolve("ca.pem") + " " + certificate(place, agency);
    }

    private static String certificate(World.Place place, String agency) {
        Path folder = place.keys().resolve("agencies");
        return "--cert " + folder.resolve(agency + ".crt.pem") + " --key " + folder.resolve(agency + ".key.pem");
    }
}
