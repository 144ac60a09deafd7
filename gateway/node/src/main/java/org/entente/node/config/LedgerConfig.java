package org.entente.node.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the ledger's PostgreSQL is: embedded unless {@code url} names a server.
 *
 * @param embeddedPort the port of the embedded server; 0 lets the system choose
 * @param url a JDBC address; then {@code user} and {@code passwordFile} are required
 * @param pool connections at most
 */
public record LedgerConfig(
        @DefaultValue("0") int embeddedPort,
        @Nullable String url,
        @Nullable String user,
        @Nullable Path passwordFile,
        @DefaultValue("10") int pool,
        @DefaultValue("5s") Duration patience) {

    public LedgerConfig {
        Required.port("ledger.embedded-port", embeddedPort);
        Required.some("ledger.pool", pool);
        Required.some("ledger.patience", patience);
        if (url != null) {
            Required.present("ledger.user", user);
            Required.present("ledger.password-file", passwordFile);
        }
    }

    /** The operator's own server; empty when the node runs the embedded one. */
    public Optional<Server> server() {
        return url == null || user == null || passwordFile == null
                ? Optional.empty()
                : Optional.of(new Server(url, user, passwordFile));
    }

    /** An operator's PostgreSQL. */
    public record Server(String url, String user, Path passwordFile) {}
}
