package org.entente.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A database server as its {@code postmaster.pid} describes it: process, data folder, port (PostgreSQL 18, miscinit.c).
 *
 * <p>It only reads; a pid file may outlive its process, and the process id may belong to somebody else by now.
 */
record Postmaster(long pid, Path data, int port) {

    /** The server whose pid file lies in the data folder and whose process is alive and is PostgreSQL. */
    static Optional<Postmaster> aliveIn(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        try {
            Postmaster found = new Postmaster(
                    Long.parseLong(lines.get(0).strip()),
                    Path.of(lines.get(1).strip()),
                    Integer.parseInt(lines.get(3).strip()));
            return found.isPostgresOf(data) ? Optional.of(found) : Optional.empty();
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    private boolean isPostgresOf(Path folder) {
        return data.equals(folder)
                && ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .flatMap(process -> process.info().command())
                        .filter(command -> command.endsWith("/postgres"))
                        .isPresent();
    }

    /** Calls when the server of this folder has ended; at once where none runs. */
    static void whenEnded(Path data, Runnable call) throws IOException {
        Optional<ProcessHandle> server = aliveIn(data).flatMap(running -> ProcessHandle.of(running.pid()));
        if (server.isPresent()) {
            var _ = server.get().onExit().thenRun(call);
        } else {
            call.run();
        }
    }
}
