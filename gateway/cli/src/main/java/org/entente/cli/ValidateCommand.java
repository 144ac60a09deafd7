package org.entente.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.entente.core.failure.Finding;
import org.entente.language.check.Grade;
import org.entente.language.check.Judgement;
import org.entente.schemas.Families;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Judges a file as a node would. */
@Command(
        name = "validate",
        description = "Judges a message of the shared language, XML or JSON, as a node would: schema, rules, codes.",
        exitCodeListHeading = "%nExit status: 0 accepted, with or without deviations; 1 rejected.%n")
final class ValidateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The message.")
    private Path file = Path.of("");

    @Option(names = "--family", description = "Expect this family.")
    private @Nullable String family;

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        Judgement judgement = new Language().judge().judge(bytes());
        if (family != null && Families.named(family).isEmpty()) {
            throw new ClientFault(ExitCode.USAGE, "There is no family " + family + "; see entente family list.");
        }
        boolean isOther = family != null && !Families.named(family).equals(judgement.family());
        output.print(json(judgement, isOther), () -> print(judgement, isOther));
        return judgement.grade() == Grade.REJECTED || isOther ? ExitCode.FAILED.code() : ExitCode.DONE.code();
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new ClientFault(ExitCode.USAGE, "The file " + file + " cannot be read.");
        }
    }

    private void print(Judgement judgement, boolean isOther) {
        String named = judgement
                .family()
                .map(one -> one.wireName() + " " + one.version())
                .orElse("no known family");
        System.out.println(judgement.grade() + "  " + named);
        if (isOther) {
            System.out.println("This is not of the family " + family + ".");
        }
        for (Finding finding : judgement.findings()) {
            System.out.printf("%-9s %-24s %s%n", finding.severity(), finding.code(), finding.path());
            System.out.println("          " + finding.sentence());
        }
        if (!judgement.findings().isEmpty()) {
            System.out.println("More about a code: entente explain CODE");
        }
    }

    private static ObjectNode json(Judgement judgement, boolean isOther) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("grade", judgement.grade().name());
        judgement
                .family()
                .ifPresent(family -> json.put("family", family.wireName()).put("version", family.version()));
        json.put("isOfTheExpectedFamily", !isOther);
        ArrayNode findings = json.putArray("findings");
        judgement
                .findings()
                .forEach(finding -> findings.addObject()
                        .put("code", finding.code())
                        .put("severity", finding.severity().name())
                        .put("path", finding.path())
                        .put("sentence", finding.sentence())
                        .put("help", "/help/" + finding.code()));
        return json;
    }
}
