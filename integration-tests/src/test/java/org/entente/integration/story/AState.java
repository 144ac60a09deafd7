package org.entente.integration.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.certsdev.PlayState;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.Contexts;
import org.entente.cli.demo.World;
import org.entente.core.approval.TrustFacts;
import org.entente.core.message.AuthorityKind;
import org.entente.node.approval.ActPen;
import org.entente.node.approval.ConfigFacts;
import org.entente.node.backup.Backup;
import org.entente.node.backup.Restore;
import org.entente.node.config.NodeConfig;
import org.entente.node.config.NodeConfigReader;
import org.entente.node.wiring.Node;

/** One of the two States: its gateway, which may be closed and opened again, and its agencies. */
final class AState {

    private static final String SECOND = "operator2";

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

    /** Where it keeps everything. */
    Path folder() {
        return place.folder();
    }

    PlayState play() {
        return place.state();
    }

    /** The folder of its node's keys. */
    Path keys() {
        return place.keys();
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

    /** Its gateway's keys in the hands of something less careful. */
    AGatewayThatErrs errs() {
        return new AGatewayThatErrs(configuration);
    }

    void takesABackup(Path folder, char[] passphrase) {
        new Backup(NodeConfigReader.read(configuration), configuration, Clock.systemUTC())
                .take(folder, Optional.of(passphrase));
    }

    /** Its machine is gone, and with it the database, the contents and the keys. */
    void losesItsHome() {
        for (String part : List.of("pg", "content", "artemis", "keys", "directory", "directory.seen")) {
            if (!Files.exists(place.folder().resolve(part))) {
                continue;
            }
            try (Stream<Path> all = Files.walk(place.folder().resolve(part))) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            } catch (IOException stillInUse) {
                throw new UncheckedIOException(stillInUse);
            }
        }
    }

    void isBroughtBackFrom(Path backup, char[] passphrase) {
        NodeConfig config = NodeConfigReader.read(configuration);
        var restore = new Restore(backup);
        restore.keys(config.trust().keysFolder(), passphrase);
        restore.into(config);
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

    /** Only where the States arose with every authority. */
    AnAgency agency(AuthorityKind kind) {
        return agency(EveryAuthority.keys(kind).alias());
    }

    AgencyClient operator() {
        return Contexts.operator(place);
    }

    /** The police with their own certificate at the operators' door. */
    AgencyClient policeAtTheOperatorsDoor() {
        return Contexts.operator(place, "police");
    }

    AgencyClient secondOperator() {
        return Contexts.operator(place, SECOND);
    }

    AgencyClient auditor() {
        return Contexts.operator(place, "auditor");
    }

    ActPen auditorsPen() {
        return Contexts.pen(place, "auditor");
    }

    ActPen operatorsPen() {
        return Contexts.pen(place, "operator");
    }

    ActPen secondOperatorsPen() {
        return Contexts.pen(place, SECOND);
    }

    /** What it would trust if it started now. */
    TrustFacts trusts() {
        return ConfigFacts.of(NodeConfigReader.read(configuration));
    }

    /** Somebody edits the file; returns how it was before. */
    String isConfiguredAnew(String what, String instead) {
        try {
            String before = Files.readString(configuration);
            Files.writeString(configuration, before.replace(what, instead));
            return before;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Waits until the gateway ends by itself, and says why. */
    String endsByItself() {
        return node.orElseThrow().awaitEnd();
    }

    /** Its database, in the hands of somebody who has the owner's password. */
    Connection database() throws SQLException {
        return Databases.of(place);
    }

    private AnAgency agency(String kind) {
        return new AnAgency(Contexts.agency(place, kind));
    }
}
