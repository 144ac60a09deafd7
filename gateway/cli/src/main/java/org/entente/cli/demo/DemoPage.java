package org.entente.cli.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The page that the demonstration prints when all is up: addresses, certificates, and lines that work as copied. */
final class DemoPage {

    private DemoPage() {}

    static String of(List<World.Place> places, TrySamples samples) {
        String states = places.stream().map(DemoPage::state).collect(Collectors.joining());
        World.Place norland = places.getFirst();
        World.Place sudland = places.get(1);
        return "\n" + states + "\n" + callers(norland, sudland) + byRest(norland, sudland, samples)
                + bySoap(norland, sudland, samples) + contracts(norland) + "\nEnd with Ctrl-C.\n";
    }

    private static String state(World.Place place) {
        return """
                %-8s agencies https://localhost:%d   desk https://localhost:%d   AS4 https://localhost:%d/as4
                         certificates in %s
                """.formatted(
                        place.state().name(), place.agencyPort(), place.deskPort(), place.as4Port(), agencies(place));
    }

    private static String callers(World.Place norland, World.Place sudland) {
        return "Try it from another terminal. First, who calls:\n\n" + caller("norland_fiu", norland, "fiu")
                + caller("sudland_fiu", sudland, "fiu");
    }

    /** A function and no variable: it takes paths with spaces, in every shell. */
    private static String caller(String name, World.Place place, String agency) {
        Path folder = agencies(place);
        return "%s() { curl -sS --cacert '%s' --cert '%s' --key '%s' \"$@\"; }\n"
                .formatted(
                        name,
                        folder.resolve("ca.pem"),
                        folder.resolve(agency + ".crt.pem"),
                        folder.resolve(agency + ".key.pem"));
    }

    private static String byRest(World.Place norland, World.Place sudland, TrySamples samples) {
        String there = "https://localhost:" + sudland.agencyPort();
        return """

                A request by REST (sent twice it stays one message), where it is, and what was lost in translation:

                ID=$(norland_fiu -H 'Idempotency-Key: %2$s' -F 'cover=@%3$s;type=application/json' \
                -F 'document=@%4$s;type=application/xml' %1$s/v1/messages \
                | sed 's/.*"id":"\\([^"]*\\)".*/\\1/'); echo $ID
                norland_fiu "%1$s/v1/messages/$ID?wait=5s"
                norland_fiu %1$s/v1/messages/$ID/losses

                Sudland's FIU looks into its inbox, fetches the document in its own format, and confirms:

                sudland_fiu %5$s/v1/inbox
                sudland_fiu %5$s/v1/inbox/$ID/parts/1
                sudland_fiu -X POST %5$s/v1/inbox/$ID/confirm
                """.formatted(
                "https://localhost:" + norland.agencyPort(), samples.key(), samples.cover(), samples.document(), there);
    }

    private static String bySoap(World.Place norland, World.Place sudland, TrySamples samples) {
        return """

                The other request by SOAP, and Sudland's inbox by SOAP:

                norland_fiu -H 'Content-Type: text/xml' --data-binary '@%s' https://localhost:%d/soap/v1
                sudland_fiu -H 'Content-Type: text/xml' --data-binary '@%s' https://localhost:%d/soap/v1
                """.formatted(samples.soap(), norland.agencyPort(), samples.soapInbox(), sudland.agencyPort());
    }

    private static String contracts(World.Place norland) {
        return """

                The contracts:

                norland_fiu https://localhost:%1$d/openapi.yaml
                norland_fiu https://localhost:%1$d/agency.wsdl
                """.formatted(norland.agencyPort());
    }

    private static Path agencies(World.Place place) {
        return place.keys().resolve("agencies");
    }
}
