package org.entente.node.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.stream.Stream;
import org.entente.core.partner.Partner.Suite;
import org.entente.node.approval.TrustKeeper;
import org.entente.node.config.NodeConfig;
import org.entente.node.directory.NodeMemory;
import org.entente.store.backup.FileCopies;
import org.entente.store.backup.Manifest;
import org.entente.trust.keys.ClosedKeys;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.seal.SuiteSignature;

/** Looks through a backup, and brings it back into a home where nothing is. */
public final class Restore {

    /** What lies in a home that was brought back: the time after which things may be missing. */
    private static final String MARK = "restored-from";

    /** The server wants them, and a manifest of files does not name them. */
    private static final List<String> EMPTY_FOLDERS = List.of(
            "pg_wal/archive_status",
            "pg_wal/summaries",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_commit_ts",
            "pg_tblspc",
            "pg_twophase",
            "pg_stat",
            "pg_logical/snapshots",
            "pg_logical/mappings");

    private final Path backup;

    public Restore(Path backup) {
        this.backup = backup;
    }

    /** What the backup says of itself; throws {@link BackupFault} when this node's key did not sign it. */
    public BackupReport report(NodeConfig config) {
        return BackupReport.of(manifest(config));
    }

    private Manifest manifest(NodeConfig config) {
        PublicKey signer = NodeKeys.in(config.trust().keysFolder())
                .signing(Suite.EDELIVERY_2)
                .certificate()
                .getPublicKey();
        try {
            byte[] bytes = Files.readAllBytes(backup.resolve(Manifest.NAME));
            byte[] signature = Files.readAllBytes(backup.resolve(Manifest.SIGNATURE));
            if (!SuiteSignature.verifies(Suite.EDELIVERY_2, signer, bytes, signature)) {
                throw new BackupFault("The manifest is not signed by this node's key");
            }
            return Manifest.read(bytes);
        } catch (IOException unreadable) {
            throw new BackupFault("This is no whole backup: " + backup, unreadable);
        }
    }

    /** One sentence for each thing that is wrong with the files. */
    public List<String> findings(NodeConfig config) {
        return findings(manifest(config));
    }

    private List<String> findings(Manifest manifest) {
        try {
            return manifest.findings(backup);
        } catch (IOException unreadable) {
            throw new BackupFault("The files of the backup cannot be read", unreadable);
        }
    }

    /** Opens the closed keys into the folder, which must not be there yet. */
    public void keys(Path folder, char[] passphrase) {
        if (Files.exists(folder)) {
            throw new BackupFault("There are keys already: " + folder);
        }
        try {
            ClosedKeys.open(Files.readAllBytes(backup.resolve(Backup.KEYS)), passphrase, folder);
        } catch (IOException failed) {
            throw new BackupFault("The keys were not brought back", failed);
        }
    }

    /** Returns when everything is on the disk; the node may then be started. Changes nothing where anything lies. */
    public BackupReport into(NodeConfig config) {
        Manifest manifest = manifest(config);
        if (!config.state().code().equals(manifest.state())) {
            throw new BackupFault("This is a backup of " + manifest.state() + ", not of "
                    + config.state().code());
        }
        Path home = config.state().home();
        Path content = config.state().contentFolder();
        try {
            requireNothingIn(home.resolve("pg/data"));
            requireNothingIn(content);
            List<String> wrong = findings(manifest);
            if (!wrong.isEmpty()) {
                throw new BackupFault("The backup is not whole: " + wrong.getFirst());
            }
            var copies = new FileCopies(home.resolve("pg"));
            copy(manifest, "pg/", copies);
            for (String folder : EMPTY_FOLDERS) {
                copies.folder("data/" + folder);
            }
            copy(manifest, Backup.CONTENT + "/", new FileCopies(content));
            if (!Files.exists(home.resolve(NodeMemory.SEEN))) { // what lies there saw more than the backup did
                copy(manifest, Backup.DIRECTORY, new FileCopies(home));
            }
            Files.deleteIfExists(home.resolve(TrustKeeper.SEEN)); // the backup may be older than what was seen since
            Files.writeString(home.resolve(MARK), manifest.begun().toString());
            return BackupReport.of(manifest);
        } catch (IOException failed) {
            throw new BackupFault("The backup was not brought back whole: empty the home and try again", failed);
        }
    }

    private void copy(Manifest manifest, String from, FileCopies copies) throws IOException {
        for (FileCopies.Copied file : manifest.files()) {
            if (file.path().startsWith(from)) {
                copies.copy(backup.resolve(file.path()), file.path().substring(from.length()));
            }
        }
    }

    private static void requireNothingIn(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new BackupFault("There is something already: " + folder + "; move it away first");
            }
        }
    }
}
