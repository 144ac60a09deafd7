package org.entente.node.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.entente.core.partner.Partner.Suite;
import org.entente.node.config.NodeConfig;
import org.entente.node.directory.NodeMemory;
import org.entente.store.backup.DatabaseCopy;
import org.entente.store.backup.FileCopies;
import org.entente.store.backup.Manifest;
import org.entente.trust.keys.ClosedKeys;
import org.entente.trust.keys.NodeKeys;

/**
 * Takes a backup of one node with its embedded database, while it works.
 *
 * <p>The database comes first and the content after it: a file is on the disk before the commit that names it, so the
 * copy holds every file that the copied ledger names. Queues are not in it: they hold nothing that counts.
 */
public final class Backup {

    static final String CONTENT = "content";
    static final String KEYS = "keys.closed";
    static final String DIRECTORY = "directory/";

    private final NodeConfig config;
    private final Path configFile;
    private final Clock clock;

    public Backup(NodeConfig config, Path configFile, Clock clock) {
        this.config = config;
        this.configFile = configFile;
        this.clock = clock;
    }

    /**
     * Returns when all is on the disk, signed, under the name {@code target}; before, it has another name.
     *
     * @param passphrase closes the keys into the backup; without one they are not in it
     */
    public BackupReport take(Path target, Optional<char[]> passphrase) {
        if (config.ledger().server().isPresent()) {
            throw new BackupFault("The ledger lies on a server of its own: back it up by that server's means");
        }
        if (Files.exists(target)) {
            throw new BackupFault("There is something already: " + target);
        }
        Path half = target.resolveSibling(target.getFileName() + ".half");
        try {
            Files.createDirectories(
                    half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Manifest manifest = copied(new FileCopies(half), passphrase);
            sign(half, manifest);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            return BackupReport.of(manifest);
        } catch (IOException failed) {
            throw new BackupFault("The backup was not taken, what there is of it lies in " + half, failed);
        }
    }

    private Manifest copied(FileCopies copies, Optional<char[]> passphrase) throws IOException {
        Instant begun = clock.instant();
        Path pg = config.state().home().resolve("pg");
        if (!DatabaseCopy.ofServerIn(pg, copies, "pg/data")) {
            throw new BackupFault("No database works in " + pg + ": start the node first");
        }
        copies.copy(pg.resolve("owner.password"), "pg/owner.password");
        copies.copy(pg.resolve("user.password"), "pg/user.password");
        tree(config.state().contentFolder(), copies, CONTENT, file -> !file.endsWith(".new"));
        directory(copies);
        copies.copy(configFile, "config/node.yaml");
        for (NodeConfig.AgreementFile agreement : config.agreements()) {
            copies.copy(
                    agreement.file(), "config/agreements/" + agreement.file().getFileName());
        }
        Path keys = config.trust().keysFolder();
        tree(keys, copies, "certificates", file -> file.endsWith(".pem"));
        if (passphrase.isPresent()) {
            byte[] closed = ClosedKeys.close(keys, passphrase.get(), new SecureRandom());
            copies.write(new ByteArrayInputStream(closed), KEYS);
        }
        NodeConfig.State state = config.state();
        return new Manifest(
                state.code(), state.nodeName(), begun, clock.instant(), passphrase.isPresent(), copies.all());
    }

    /** The copy before its mark: a mark without its version lets nothing in until the folder holds that version. */
    private void directory(FileCopies copies) throws IOException {
        Path home = config.state().home();
        if (Files.exists(home.resolve(NodeMemory.SEEN))) {
            tree(home.resolve(NodeMemory.COPY), copies, DIRECTORY + NodeMemory.COPY, file -> true);
            copies.copy(home.resolve(NodeMemory.SEEN), DIRECTORY + NodeMemory.SEEN);
        }
    }

    private static void tree(Path folder, FileCopies copies, String into, Predicate<String> wanted) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (wanted.test(String.valueOf(file.getFileName()))) {
                    copies.copy(file, into + "/" + folder.relativize(file));
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

    private void sign(Path folder, Manifest manifest) throws IOException {
        byte[] bytes = manifest.bytes();
        Files.write(folder.resolve(Manifest.NAME), bytes);
        NodeKeys keys = NodeKeys.in(config.trust().keysFolder());
        Files.write(
                folder.resolve(Manifest.SIGNATURE),
                keys.signing(Suite.EDELIVERY_2).sign(bytes));
    }
}
