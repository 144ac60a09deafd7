package org.entente.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.entente.cli.demo.World;
import org.entente.core.content.Digest;
import org.entente.core.directory.SignedDirectory;
import org.entente.core.directory.Signers;
import org.entente.node.config.ConfigFault;
import org.entente.node.config.DirectoryConfig;
import org.entente.node.config.NodeConfig;
import org.entente.node.config.NodeConfigReader;
import org.entente.node.directory.DirectoryFolder;
import org.entente.node.directory.DirectoryKeeper;
import org.entente.node.directory.DirectoryLimits;
import org.entente.node.directory.FileMemory;
import org.entente.node.directory.HeldAndListed;
import picocli.CommandLine.Option;

/** Whose signatures count: as options say, or as a node's configuration does. Needs no network. */
final class Chain {

    @Option(names = "--signers", split = ",", description = "Certificates, PEM, of those who sign the first version.")
    private List<Path> signers = List.of();

    @Option(names = "--quorum", description = "How many of them must sign.")
    private Optional<Integer> quorum = Optional.empty();

    @Option(names = "--first", defaultValue = "1", description = "The version that they sign (1).")
    private long first = 1;

    @Option(names = "--config", description = "A node's configuration: its signers, and its partners to compare with.")
    private Optional<Path> config = Optional.empty();

    /** Reads the folder and remembers what was accepted, for the same signers wherever the folder lies. */
    DirectoryKeeper keeper(Path folder) {
        Optional<DirectoryConfig> given =
                config.map(Chain::read).flatMap(node -> Optional.ofNullable(node.directory()));
        List<Path> files =
                signers.isEmpty() ? given.map(DirectoryConfig::signers).orElse(List.of()) : signers;
        if (files.isEmpty()) {
            throw new ClientFault(ExitCode.USAGE, "Whose signatures count? Name --signers and --quorum, or --config.");
        }
        int enough = quorum.or(() -> given.map(DirectoryConfig::quorum))
                .orElseThrow(() -> new ClientFault(ExitCode.USAGE, "How many must sign? Name --quorum."));
        long begin = signers.isEmpty() ? given.map(one -> (long) one.first()).orElse(first) : first;
        DirectoryLimits limits = given.map(one -> one.limits().asLimits()).orElseGet(DirectoryLimits::standard);
        Signers known = signers(files, enough);
        String name = Digest.of((begin + " " + known.words()).getBytes(StandardCharsets.UTF_8))
                .hex();
        return new DirectoryKeeper(
                new DirectoryFolder(folder, limits),
                known,
                begin,
                new FileMemory(World.home().resolve("directory-seen").resolve(name)),
                Clock.systemUTC());
    }

    /** Where the directory and the partners of the configuration differ; none without a configuration. */
    List<String> differences(SignedDirectory held) {
        return config.map(Chain::read)
                .map(node -> HeldAndListed.differences(held.document(), HeldAndListed.held(node, Clock.systemUTC())))
                .orElse(List.of());
    }

    private static Signers signers(List<Path> files, int quorum) {
        try {
            return new Signers(files.stream().map(Chain::fingerprint).collect(Collectors.toSet()), quorum);
        } catch (IllegalArgumentException wrong) {
            throw new ClientFault(ExitCode.USAGE, "These signers cannot be used: " + wrong.getMessage() + ".", wrong);
        }
    }

    private static Digest fingerprint(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            return Digest.of(CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getEncoded());
        } catch (IOException | CertificateException unreadable) {
            throw new ClientFault(ExitCode.USAGE, "The certificate of a signer cannot be read: " + pem, unreadable);
        }
    }

    private static NodeConfig read(Path file) {
        try {
            return NodeConfigReader.read(file);
        } catch (ConfigFault wrong) {
            throw new ClientFault(ExitCode.USAGE, wrong.getMessage() + ".", wrong);
        }
    }
}
