package org.entente.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.entente.core.directory.DirectoryChain.Outcome;
import org.entente.core.directory.DirectoryDiff;
import org.entente.core.directory.DirectoryDocument;
import org.entente.core.directory.SignedDirectory;
import org.entente.node.approval.ActPen;
import org.entente.node.directory.DirectoryFault;
import org.entente.node.directory.DirectoryFolder;
import org.entente.node.directory.DirectoryKeeper;
import org.entente.node.directory.DirectoryLimits;
import org.entente.node.directory.DirectoryText;
import org.entente.node.directory.DirectoryView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The signed directory: which desk is competent, speaks the language, and is open now. */
@Command(
        name = "directory",
        description = "Finds desks in the signed directory, compares its versions, verifies and signs them.")
final class DirectoryCommand {

    private static final int SHORT = 16;

    @Command(description = "Finds desks with their hours, their local time, and the telephone that is always answered.")
    int show(
            @Option(names = "--folder", description = "Read the directory in this folder; without it, ask the node.")
                    Optional<Path> folder,
            @Mixin DeskOptions wanted,
            @Mixin Chain chain,
            @Mixin Output output) {
        JsonNode view = folder.map(there -> offline(there, wanted, chain)).orElseGet(() -> asked(wanted));
        output.print(view, () -> DirectoryPrint.print(view));
        return view.path("desks").isEmpty() ? ExitCode.NOT_FOUND.code() : ExitCode.DONE.code();
    }

    @Command(description = "Says in sentences what one version changes against another.")
    int diff(
            @Parameters(paramLabel = "OLD", description = "The version before.") Path before,
            @Parameters(paramLabel = "NEW", description = "The version after.") Path after) {
        List<String> changes =
                DirectoryDiff.of(read(before).document(), read(after).document());
        changes.forEach(System.out::println);
        if (changes.isEmpty()) {
            System.out.println("Nothing changes.");
        }
        return ExitCode.DONE.code();
    }

    @Command(
            description = "Verifies all versions in a folder: signatures, quorum, order, time, and that none is older "
                    + "than the one seen here before.")
    int verify(
            @Parameters(paramLabel = "FOLDER", description = "Where the versions and signatures lie.") Path folder,
            @Mixin Chain chain) {
        DirectoryKeeper keeper = chain.keeper(folder);
        Outcome outcome = keeper.look();
        outcome.current().ifPresent(held -> signatures(held, keeper));
        List<String> wrong = new ArrayList<>(outcome.refused());
        outcome.current().ifPresent(held -> wrong.addAll(chain.differences(held)));
        wrong.forEach(System.out::println);
        if (!wrong.isEmpty() || outcome.current().isEmpty()) {
            return ExitCode.VERIFICATION_FAILED.code();
        }
        System.out.println("The directory is whole.");
        return ExitCode.DONE.code();
    }

    @Command(description = "Signs a version with a person's own key; the signature is written beside it.")
    int sign(
            @Parameters(paramLabel = "FILE", description = "The version, for example directory-7.yaml.") Path file,
            @Mixin SignerKey key) {
        SignedDirectory directory = read(file);
        ActPen pen = key.pen();
        byte[] signature = pen.sign(directory.bytes());
        Path beside = file.resolveSibling(
                "directory-" + directory.version() + "." + pen.bearer().hex().substring(0, SHORT) + ".p7s");
        write(beside, signature);
        System.out.println(
                "Signed " + file + " (SHA-256 " + directory.digest() + ") as " + pen.bearer() + ": " + beside);
        System.out.println("Others check it with: openssl cms -verify -binary -inform DER -in " + beside + " -content "
                + file + " -noverify -out /dev/null");
        return ExitCode.DONE.code();
    }

    @Command(description = "Writes the version that follows another, with its number, time and digest, to be edited.")
    int draft(
            @Parameters(paramLabel = "FILE", description = "The version before.") Path before,
            @Option(names = "--days", defaultValue = "90", description = "How long it is valid (90).") int days) {
        SignedDirectory last = read(before);
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        var next = new DirectoryDocument(
                last.version() + 1,
                now,
                now.plus(days, ChronoUnit.DAYS),
                last.digest(),
                last.document().next(),
                last.document().states());
        Path file = before.resolveSibling("directory-" + next.version() + ".yaml");
        if (Files.exists(file)) {
            throw new ClientFault(ExitCode.USAGE, file + " is there already.");
        }
        write(file, DirectoryText.write(next).getBytes(StandardCharsets.UTF_8));
        System.out.println(
                "Written: " + file + ". Edit it before anybody signs: a signature is over exactly its bytes.");
        return ExitCode.DONE.code();
    }

    private static JsonNode asked(DeskOptions wanted) {
        List<String> words = new ArrayList<>();
        wanted.parameters()
                .forEach((name, value) -> words.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return wanted.door().get("/v1/directory" + (words.isEmpty() ? "" : "?" + String.join("&", words)));
    }

    private static JsonNode offline(Path folder, DeskOptions wanted, Chain chain) {
        Outcome outcome = chain.keeper(folder).look();
        outcome.refused().forEach(sentence -> System.err.println("entente: " + sentence));
        SignedDirectory held = outcome.current()
                .orElseThrow(() ->
                        new ClientFault(ExitCode.VERIFICATION_FAILED, "No version in " + folder + " can be believed."));
        return JsonMapper.builder().build().valueToTree(DirectoryView.of(held, wanted.question(), wanted.at()));
    }

    private static void signatures(SignedDirectory held, DirectoryKeeper keeper) {
        System.out.println("Version " + held.version() + ", SHA-256 " + held.digest() + ", valid until "
                + held.document().validUntil());
        keeper.signers(held)
                .forEach((file, signer) -> System.out.println("  " + file + ": "
                        + signer.map(one -> "signed by certificate " + one).orElse("NO SIGNATURE OVER THIS VERSION")));
        System.out.println(
                "The next version is signed by " + held.document().next().words());
    }

    private static SignedDirectory read(Path file) {
        try {
            return new DirectoryFolder(
                            Objects.requireNonNull(file.toAbsolutePath().getParent(), "A directory has a folder"),
                            DirectoryLimits.standard())
                    .read(file);
        } catch (DirectoryFault wrong) {
            throw new ClientFault(ExitCode.VERIFICATION_FAILED, wrong.getMessage() + ".", wrong);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException unwritable) {
            throw new ClientFault(ExitCode.FAILED, "It cannot be written: " + file, unwritable);
        }
    }
}
