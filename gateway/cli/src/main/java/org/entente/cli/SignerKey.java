package org.entente.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ClientTls;
import org.entente.cli.client.Contexts;
import org.entente.cli.client.ExitCode;
import org.entente.cli.demo.World;
import org.entente.node.approval.ActPen;
import picocli.CommandLine.Option;

/** The key with which a person signs: a PKCS#12 file of its own, or that of an operator of the demonstration. */
final class SignerKey {

    @Option(names = "--key", description = "The person's key, PKCS#12.")
    private Optional<Path> key = Optional.empty();

    @Option(names = "--passphrase-file", description = "What opens it, in one line.")
    private Optional<Path> passphrase = Optional.empty();

    @Option(names = "--alias", description = "The name of the key in it, where it is not that of the file.")
    private Optional<String> alias = Optional.empty();

    @Option(names = "--state", defaultValue = "QN", description = "Without --key: whose operator signs (QN).")
    private String state = "QN";

    @Option(names = "--operator", defaultValue = "operator", description = "Without --key: which operator signs.")
    private String operator = "operator";

    ActPen pen() {
        return key.map(this::pen).orElseGet(() -> Contexts.pen(Contexts.place(World.home(), state), operator));
    }

    private ActPen pen(Path p12) {
        Path opens = passphrase.orElseThrow(() ->
                new ClientFault(ExitCode.USAGE, "--key needs --passphrase-file, which names the file that opens it."));
        String file = p12.getFileName().toString();
        return ClientTls.pen(
                p12, opens, alias.orElse(file.endsWith(".p12") ? file.substring(0, file.length() - 4) : file));
    }
}
