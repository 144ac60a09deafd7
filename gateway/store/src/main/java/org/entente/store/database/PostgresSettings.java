package org.entente.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the embedded server is set: durable, on loopback alone, and ending where it cannot be trusted any more. */
final class PostgresSettings {

    private PostgresSettings() {}

    static void write(Path data, int port) throws IOException {
        Files.writeString(data.resolve("entente.conf"), """
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            password_encryption = 'scram-sha-256'
            max_connections = 80
            shared_buffers = '64MB'
            max_wal_size = '1GB'
            deadlock_timeout = '200ms'
            data_sync_retry = off
            restart_after_crash = off
            jit = off
            log_min_messages = warning
            log_min_error_statement = panic
            """.formatted(port));
    }
}
