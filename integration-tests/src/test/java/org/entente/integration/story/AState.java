package org.entente.integration.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.Contexts;
import org.entente.cli.demo.World;
import org.entente.node.config.NodeConfigReader;
import org.entente.node.wiring.Node;

/** One of the two States: its gateway, which may be closed and opened again, and its agencies. */
final class AState {

    private final World.Place place;
    private final Path configuration;
    private Optional<Node> node = Optional.empty();

    AState(World.Place place, String yaml) {
        this.place = place;
        this.configuration = place.folder().resolve("node.yaml");
        try {
            Files.writeString(configuration, yaml);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    String code() {
        return place.state().code();
    }

    void opensItsGateway() {
        if (node.isEmpty()) {
            node = Optional.of(Node.start(NodeConfigReader.read(configuration)));
        }
    }

    void closesItsGateway() {
        node.ifPresent(Node::close);
        node = Optional.empty();
    }

    AnAgency police() {
        return agency("police");
    }

    AnAgency immigration() {
        return agency("immigration");
    }

    /** Only where the States arose with central authorities. */
    AnAgency centralAuthority() {
        return agency("poc247");
    }

    AnAgency fiu() {
        return agency("fiu");
    }

    AgencyClient operator() {
        return Contexts.operator(place);
    }

    private AnAgency agency(String kind) {
        return new AnAgency(Contexts.agency(place, kind));
    }
}
