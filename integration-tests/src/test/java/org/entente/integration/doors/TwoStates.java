package org.entente.integration.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ClientTls;
import org.entente.cli.client.Contexts;
import org.entente.cli.demo.NodeYaml;
import org.entente.cli.demo.World;
import org.entente.node.config.NodeConfigReader;
import org.entente.node.wiring.Node;

/** Norland and Sudland as whole nodes on this machine, configured by the same file as in production. */
final class TwoStates implements AutoCloseable {

    /** Small, so that a body over the limit is quickly sent. */
    static final int DOCUMENT_BYTES = 1024 * 1024;

    private static final String LIMITS = """
            limits:
              document: 1MB
              attachment: 2MB
              notices: 100ms
              sweep: 1s
            """;

    /** The system of Sudland's immigration service, which is called instead of being waited for. */
    final AgencySystem immigrationSystem;

    final World.Place norland;
    final World.Place sudland;
    private final Path home;
    private final List<Node> nodes;

    TwoStates() {
        this.home = temporaryFolder();
        this.norland = new World.Place(PlayState.of("QN", "Norland"), 18_100, home);
        this.sudland = new World.Place(PlayState.of("QS", "Sudland"), 18_200, home);
        List<World.Place> places = List.of(norland, sudland);
        PlayPki.in(home, Clock.systemUTC(), new SecureRandom())
                .make(places.stream().map(World.Place::state).toList());
        this.immigrationSystem = new AgencySystem(18_190, sudland);
        this.nodes = places.stream().map(place -> started(place, places)).toList();
    }

    AgencyClient rest(World.Place place, String agency) {
        return Contexts.agency(place, agency);
    }

    /** What an agency of a State presents and trusts. */
    SSLContext tls(World.Place place, String agency) {
        Path folder = place.keys().resolve("agencies");
        return ClientTls.context(
                folder.resolve(agency + ".p12"), folder.resolve("passphrase"), folder.resolve("ca.pem"));
    }

    /** An agency of one State that trusts another State's gateway: the handshake is for the door to refuse. */
    SSLContext stranger(World.Place own, World.Place asked, String agency) {
        Path folder = own.keys().resolve("agencies");
        return ClientTls.context(
                folder.resolve(agency + ".p12"),
                folder.resolve("passphrase"),
                asked.keys().resolve("agencies").resolve("ca.pem"));
    }

    URI agencyDoor(World.Place place, String path) {
        return URI.create("https://localhost:" + place.agencyPort() + path);
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        immigrationSystem.close();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(TwoStates::delete);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Node started(World.Place place, List<World.Place> places) {
        try {
            String yaml = NodeYaml.of(place, places);
            String whole = (place.equals(sudland) ? withWebhooks(yaml) : yaml) + LIMITS;
            Path file = Files.writeString(place.folder().resolve("node.yaml"), whole);
            return Node.start(NodeConfigReader.read(file));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The police names an authority that did not issue its system's certificate. */
    private String withWebhooks(String yaml) {
        Path right = immigrationSystem.authorityFile();
        Path wrong = sudland.keys().resolve("trust").resolve("agency-ca.crt.pem");
        return webhook(webhook(yaml, "IMMIGRATION", right), "POLICE", wrong);
    }

    private String webhook(String yaml, String agency, Path trusted) {
        String begin = "  - authority: " + agency + "\n";
        return yaml.replace(
                begin,
                begin + "    webhook: {url: \"" + immigrationSystem.address() + agency + "\", trust-file: \"" + trusted
                        + "\"}\n");
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("entente-doors");
        } catch (IOException noPlace) {
            throw new UncheckedIOException(noPlace);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
