package org.entente.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.entente.language.check.Explanations.Explanation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Says in words what a code means. */
@Command(name = "explain", description = "Says what a code of a failure, rule or finding means; without CODE, all.")
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CODE", arity = "0..1", description = "Such as NO_LEGAL_BASIS or ALERT-1.")
    private @Nullable String code;

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        var explanations = new Language().explanations();
        List<Explanation> wanted = code == null
                ? explanations.all()
                : List.of(explanations
                        .of(code)
                        .orElseThrow(() -> new ClientFault(
                                ExitCode.USAGE, "There is no code " + code + "; entente explain lists all.")));
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        wanted.forEach(one -> json.addObject()
                .put("code", one.code())
                .put("kind", one.kind())
                .put("whatHappened", one.whatHappened())
                .put("whatToDo", one.whatToDo())
                .put("source", one.source()));
        output.print(json, () -> wanted.forEach(ExplainCommand::print));
        return ExitCode.DONE.code();
    }

    private static void print(Explanation one) {
        System.out.println(one.code() + "  (" + one.kind() + ")");
        System.out.println("   " + one.whatHappened());
        if (!one.whatToDo().isEmpty()) {
            System.out.println("   What to do: " + one.whatToDo());
        }
        if (!one.source().isEmpty()) {
            System.out.println("   Source: " + one.source());
        }
    }
}
