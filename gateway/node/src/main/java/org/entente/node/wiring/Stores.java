package org.entente.node.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.entente.core.content.KeyVault;
import org.entente.node.config.LedgerConfig;
import org.entente.node.config.NodeConfig;
import org.entente.store.cluster.Cluster;
import org.entente.store.content.FileContentStore;
import org.entente.store.database.Access;
import org.entente.store.database.Database;
import org.entente.store.database.OwnPostgres;
import org.entente.store.ledger.SqlLedger;
import org.entente.store.queues.Broker;

/** Where a node keeps things: database, contents, bells, and what may be forgotten. */
record Stores(
        Optional<OwnPostgres> postgres,
        Database database,
        SqlLedger ledger,
        FileContentStore contents,
        Broker broker,
        Cluster cluster) {

    private static final int CLUSTER_OFFSET = 4;

    static Stores open(NodeConfig config, KeyVault vault, Clock clock, Opened opened) {
        Path home = config.state().home();
        var random = new SecureRandom();
        LedgerConfig ledger = config.ledger();
        Optional<OwnPostgres> postgres = ledger.server().isPresent()
                ? Optional.empty()
                : Optional.of(new OwnPostgres(
                        home.resolve("pg"), ledger.embeddedPort(), java.time.Duration.ofSeconds(60), random));
        postgres.ifPresent(own -> opened.add("The database server", own::close));
        Access access = postgres.map(OwnPostgres::access).orElseGet(() -> server(ledger));
        var limits = new Database.Limits(ledger.pool(), ledger.patience(), ledger.patience());
        var database = new Database(access, limits);
        opened.add("The database", database::close);
        var sqlLedger = new SqlLedger(database, config.state().code() + "-1", clock, ledger.patience());
        opened.add("The ledger", sqlLedger::close);
        var contents = new FileContentStore(home.resolve("content"), vault, random);
        int number = config.listen().as4Port();
        var broker = new Broker(home.resolve("artemis"), config.state().code(), number, random);
        opened.add("The broker", broker::close);
        int clusterPort = config.listen().as4Port() + CLUSTER_OFFSET;
        var cluster = new Cluster(new Cluster.Settings(
                config.state().code(),
                config.listen().host(),
                clusterPort,
                List.of(config.listen().host() + ":" + clusterPort)));
        opened.add("The cluster", cluster::close);
        return new Stores(postgres, database, sqlLedger, contents, broker, cluster);
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
