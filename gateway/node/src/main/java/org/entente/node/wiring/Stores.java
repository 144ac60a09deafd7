package org.entente.node.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.core.announcement.AnnouncedLedger;
import org.entente.core.arrival.OwedReceipts;
import org.entente.core.content.ContentFiles;
import org.entente.core.content.KeyVault;
import org.entente.core.evidence.AuditTrail;
import org.entente.core.evidence.BudgetedTrail;
import org.entente.core.failure.FailStop;
import org.entente.core.journal.Lapses;
import org.entente.core.ledger.Ledger;
import org.entente.core.message.Lane;
import org.entente.core.replay.Replays;
import org.entente.core.rollover.CertificateUpdates;
import org.entente.node.config.LedgerConfig;
import org.entente.node.config.NodeConfig;
import org.entente.store.cluster.Cluster;
import org.entente.store.content.DiskSpace;
import org.entente.store.content.FileContentStore;
import org.entente.store.content.FiledContents;
import org.entente.store.database.Access;
import org.entente.store.database.Database;
import org.entente.store.database.OwnPostgres;
import org.entente.store.ledger.KeyOfTheLedger;
import org.entente.store.ledger.Pulse;
import org.entente.store.ledger.SqlAuditTrail;
import org.entente.store.ledger.SqlCertificateUpdates;
import org.entente.store.ledger.SqlLapses;
import org.entente.store.ledger.SqlLedger;
import org.entente.store.ledger.SqlOwedReceipts;
import org.entente.store.ledger.SqlReplays;
import org.entente.store.queues.Broker;

/** Where a node keeps things: database, contents, bells, and what may be forgotten. */
record Stores(
        Optional<OwnPostgres> postgres,
        Database database,
        SqlLedger sqlLedger,
        Replays replays,
        OwedReceipts owed,
        Lapses lapses,
        CertificateUpdates updates,
        AuditTrail trail,
        FileContentStore contents,
        ContentFiles files,
        DiskSpace disk,
        Broker broker,
        Cluster cluster) {

    private static final int CLUSTER_OFFSET = 4;

    /** Takes what ends the node: when a disk fails, or when another process bears its name and has its work. */
    static Stores open(NodeConfig config, KeyVault vault, Clock clock, Opened opened, FailStop failStop) {
        Path home = config.state().home();
        var random = new SecureRandom();
        LedgerConfig ledger = config.ledger();
        Optional<OwnPostgres> postgres = postgres(config, opened, failStop);
        Access access = postgres.map(OwnPostgres::access).orElseGet(() -> server(ledger));
        var limits = new Database.Limits(ledger.pool(), ledger.patience(), ledger.patience());
        var database = new Database(access, limits);
        opened.add("The database", database::close);
        KeyOfTheLedger.require(database, vault);
        String name = config.state().nodeName();
        Runnable nameLost = () -> failStop.stop("Another process runs as the node " + name);
        var pulse = new Pulse(database, name, UUID.randomUUID(), Pulse.Timing.usual(), nameLost);
        opened.add("The sign of life", pulse::close);
        var sqlLedger = new SqlLedger(database, name, vault, clock, ledger.patience());
        opened.add("The ledger", sqlLedger::close);
        var trail = opened.keep("The audit trail", trail(config, database, clock), BudgetedTrail::close);
        var contents = new FileContentStore(config.state().contentFolder(), vault, random, failStop);
        var files = new FiledContents(config.state().contentFolder());
        int number = config.listen().as4Port();
        var broker = new Broker(home.resolve("artemis"), config.state().code(), number, random, failStop);
        opened.add("The broker", broker::close);
        var disk = disk(config);
        Cluster cluster = cluster(config, vault);
        opened.add("The cluster", cluster::close);
        return new Stores(
                postgres,
                database,
                sqlLedger,
                new SqlReplays(database, vault),
                new SqlOwedReceipts(database),
                new SqlLapses(database),
                new SqlCertificateUpdates(database),
                trail,
                contents,
                files,
                disk,
                broker,
                cluster);
    }

    /** For whoever belongs to no lane: the doors and the upkeep. */
    Ledger ledger() {
        return new AnnouncedLedger(sqlLedger, cluster);
    }

    /** For the rooms of one lane. */
    Ledger ledger(Lane lane) {
        return new AnnouncedLedger(sqlLedger.in(lane), cluster);
    }

    private static Optional<OwnPostgres> postgres(NodeConfig config, Opened opened, FailStop failStop) {
        if (config.ledger().server().isPresent()) {
            return Optional.empty();
        }
        Path folder = config.state().home().resolve("pg");
        int port = config.ledger().embeddedPort();
        var own = new OwnPostgres(folder, port, java.time.Duration.ofSeconds(60), new SecureRandom());
        opened.add("The database server", own::close);
        own.whenItEndsByItself(() -> failStop.stop("The database server ended by itself"));
        return Optional.of(own);
    }

    private static BudgetedTrail trail(NodeConfig config, Database database, Clock clock) {
        return new BudgetedTrail(
                new SqlAuditTrail(database), config.limits().audit().budget(), clock);
    }

    private static DiskSpace disk(NodeConfig config) {
        Path home = config.state().home();
        Stream<Path> all = Stream.of(home, config.state().contentFolder(), home.resolve("pg"), home.resolve("artemis"));
        return new DiskSpace(
                all.filter(Files::isDirectory).toList(), // the database's may be on another machine
                config.limits().diskReserve().toBytes());
    }

    /** Under a name that follows from the State's own key: whoever does not have that is not let in. */
    private static Cluster cluster(NodeConfig config, KeyVault vault) {
        Integer given = config.cluster().port();
        int port = given == null ? config.listen().as4Port() + CLUSTER_OFFSET : given;
        String host = config.listen().host();
        List<String> members = config.cluster().members();
        String code = config.state().code();
        String name = code + "-" + HexFormat.of().formatHex(vault.mark("cluster", code));
        return new Cluster(
                new Cluster.Settings(name, host, port, members.isEmpty() ? List.of(host + ":" + port) : members));
    }

    private static Access server(LedgerConfig ledger) {
        LedgerConfig.Server server = ledger.server().orElseThrow();
        try {
            String password = Files.readString(server.passwordFile()).strip();
            return new Access(server.url(), server.user(), password);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The password file cannot be read: " + server.passwordFile(), unreadable);
        }
    }
}
