package org.entente.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.Contexts;
import org.entente.cli.client.ExitCode;
import org.entente.cli.demo.World;
import org.entente.node.backup.Backup;
import org.entente.node.backup.BackupFault;
import org.entente.node.backup.BackupReport;
import org.entente.node.backup.Restore;
import org.entente.node.config.NodeConfig;
import org.entente.node.config.NodeConfigReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes backups of a node while it works, looks through them, and brings them back. */
@Command(name = "backup", description = "Takes, checks and brings back backups of one node.")
final class BackupCommand {

    @Command(description = "Takes a signed backup of a working node: database, contents, configuration.")
    int create(
            @Option(names = "--to", required = true, description = "A new folder.") Path target,
            @Mixin WhichNode which) {
        return told(() -> {
            Path file = which.configFile();
            Optional<char[]> passphrase = which.passphrase();
            BackupReport report = new Backup(NodeConfigReader.read(file), file, Clock.systemUTC())
                    .take(target.toAbsolutePath(), passphrase);
            System.out.printf(
                    "%s: %d files of %s, begun %s, ended %s, %s.%n",
                    target,
                    report.files(),
                    report.node(),
                    report.begun(),
                    report.ended(),
                    report.hasKeys() ? "keys closed with the passphrase" : "without keys: keep those apart");
            return ExitCode.DONE;
        });
    }

    @Command(description = "Checks the signature of a backup and every file of it.")
    int verify(@Parameters(paramLabel = "BACKUP") Path backup, @Mixin WhichNode which) {
        return told(() -> {
            var restore = new Restore(backup);
            BackupReport report = restore.report(which.config());
            List<String> wrong = restore.findings(which.config());
            wrong.forEach(System.out::println);
            System.out.printf(
                    "%d files of %s, taken %s: %s%n",
                    report.files(),
                    report.node(),
                    report.begun(),
                    wrong.isEmpty() ? "whole and signed." : wrong.size() + " are not as they were.");
            return wrong.isEmpty() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED;
        });
    }

    @Command(description = "Brings a backup back into a home where nothing is; the node must be stopped.")
    int restore(@Parameters(paramLabel = "BACKUP") Path backup, @Mixin WhichNode which) {
        return told(() -> {
            NodeConfig config = which.config();
            var restore = new Restore(backup);
            Optional<char[]> passphrase = which.passphrase();
            passphrase.ifPresent(words -> restore.keys(config.trust().keysFolder(), words));
            BackupReport report = restore.into(config);
            System.out.printf(
                    "%s is as it was at %s or a little later. What came and went after that is not in it.%n",
                    report.node(), report.begun());
            return ExitCode.DONE;
        });
    }

    /** Whose backup. */
    static final class WhichNode {

        @Option(names = "--config", description = "The node's YAML file; that of --state otherwise.")
        private @Nullable Path config;

        @Option(names = "--state", defaultValue = "QN", description = "A State of the demonstration (QN).")
        private String state = "QN";

        @Option(names = "--keys-passphrase-file", description = "Closes the keys into the backup, or opens them.")
        private @Nullable Path passphraseFile;

        Path configFile() {
            Path named = config;
            return named == null ? Contexts.place(World.home(), state).folder().resolve("node.yaml") : named;
        }

        NodeConfig config() {
            return NodeConfigReader.read(configFile());
        }

        Optional<char[]> passphrase() throws IOException {
            Path file = passphraseFile;
            return file == null
                    ? Optional.empty()
                    : Optional.of(Files.readString(file).strip().toCharArray());
        }
    }

    private interface Doing {
        ExitCode done() throws IOException;
    }

    private static int told(Doing doing) {
        try {
            return doing.done().code();
        } catch (BackupFault fault) {
            Throwable cause = fault.getCause();
            String why = cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
            throw new ClientFault(ExitCode.FAILED, fault.getMessage() + why, fault);
        } catch (IOException unreadable) {
            throw new ClientFault(ExitCode.FAILED, "A file cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
