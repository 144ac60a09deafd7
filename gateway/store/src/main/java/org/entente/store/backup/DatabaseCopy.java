package org.entente.store.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.store.database.OwnerSession;

/**
 * Copies the embedded server's data while it works (PostgreSQL 18, 25.3.4, "Making a Base Backup Using the Low Level
 * API"): a server that starts on the copy replays its log up to the moment at which the copy was done.
 *
 * <p>A server of the operator's own has means of its own, such as pg_basebackup, and is not copied here.
 */
public final class DatabaseCopy {

    private static final String CONTROL = "global/pg_control";
    private static final Pattern FIRST_LOG = Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");
    private static final Pattern LOG = Pattern.compile("[0-9A-F]{24}");

    /** What the new server makes anew (25.3.4.1). */
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final List<String> LEFT_OUT =
            List.of("postmaster.pid", "postmaster.opts", "pg_internal.init", "backup_label", "tablespace_map");

    private final Path data;
    private final FileCopies copies;
    private final String into;

    /** Takes the server's data folder, and where it goes below the copies' folder. */
    public DatabaseCopy(Path data, FileCopies copies, String into) {
        this.data = data;
        this.copies = copies;
        this.into = into;
    }

    /** Copies the server that works in this folder; false when none does. */
    public static boolean ofServerIn(Path folder, FileCopies copies, String into) throws IOException {
        try {
            Optional<Connection> owner = OwnerSession.in(folder);
            if (owner.isEmpty()) {
                return false;
            }
            try (Connection session = owner.get()) {
                new DatabaseCopy(folder.toRealPath().resolve("data"), copies, into).copy(session);
            }
            return true;
        } catch (SQLException failed) {
            throw new IOException("The database did not let itself be copied", failed);
        }
    }

    /** Copies a server that runs; the connection is the owner's and for this alone. */
    public void copy(Connection owner) throws IOException, SQLException {
        try (Statement statement = owner.createStatement()) {
            // The slot keeps the log until the session ends, so that nothing of it is recycled under the copy.
            statement.execute("select pg_create_physical_replication_slot('entente_backup', true, true)");
            statement.execute("select pg_backup_start('entente', true)");
        }
        files();
        copies.copy(data.resolve(CONTROL), into + "/" + CONTROL);
        String label = stopped(owner);
        copies.write(new ByteArrayInputStream(label.getBytes(StandardCharsets.UTF_8)), into + "/backup_label");
        logs(label);
    }

    private static String stopped(Connection owner) throws SQLException {
        try (PreparedStatement stop = owner.prepareStatement("select labelfile from pg_backup_stop(false)");
                ResultSet row = stop.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private void files() throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                copies.folder(into + "/" + below(folder));
                boolean isEmpty = EMPTY.contains(below(folder));
                if (below(folder).equals("pg_wal")) { // a slot's folder would be taken for a slot
                    foldersOf(folder);
                }
                return isEmpty || below(folder).contains("pgsql_tmp")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = String.valueOf(file.getFileName());
                if (!LEFT_OUT.contains(name) && !below(file).equals(CONTROL)) {
                    copies.copy(file, into + "/" + below(file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) throws IOException {
                if (Files.exists(file)) {
                    throw goneMeanwhile;
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void foldersOf(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path each : inside.filter(Files::isDirectory).toList()) {
                copies.folder(into + "/" + below(each));
            }
        }
    }

    /** Everything that was logged since the copy began; the last file is cut where the server stops reading. */
    private void logs(String label) throws IOException {
        Matcher first = FIRST_LOG.matcher(label);
        if (!first.find()) {
            throw new IOException("The label of the backup does not name its first log file");
        }
        try (Stream<Path> all = Files.list(data.resolve("pg_wal"))) {
            for (Path log : all.sorted().toList()) {
                String name = String.valueOf(log.getFileName());
                if (LOG.matcher(name).matches() && name.compareTo(first.group(1)) >= 0) {
                    copies.copy(log, into + "/pg_wal/" + name);
                }
            }
        }
    }

    private String below(Path path) {
        return data.relativize(path).toString();
    }
}
