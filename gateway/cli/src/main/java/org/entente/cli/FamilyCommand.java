package org.entente.cli;

import org.entente.cli.client.ExitCode;
import org.entente.language.check.Census;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The families of messages that the shared language has. */
@Command(
        name = "family",
        description = "Lists the families of messages. \"family write\" makes anew what is made from their schemas.")
final class FamilyCommand {

    @Command(description = "Tries every family and prints what it has; exit status 0 means that all are complete.")
    int list(@Mixin Output output) {
        var language = new Language();
        var lines = new Census(language.judge(), language.xml()).lines();
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        lines.forEach(line -> json.add(json(line)));
        output.print(json, () -> {
            System.out.println("No   Family                         XSD JSON rules valid invalid round-trip docs");
            lines.forEach(line -> print(line));
            System.out.println(lines.stream().filter(Census.Line::isComplete).count() + " of " + lines.size()
                    + " families are complete.");
        });
        return lines.stream().allMatch(Census.Line::isComplete) ? ExitCode.DONE.code() : ExitCode.FAILED.code();
    }

    private static void print(Census.Line line) {
        System.out.printf(
                "%-4s %-30s %-3s %-4s %5d %5s %7s %10s %s%n",
                line.number(),
                line.family().wireName(),
                word(line.xmlSchema()),
                word(line.jsonSchema()),
                line.rules(),
                line.valid(),
                line.invalid(),
                line.roundTrip(),
                page(line));
    }

    private static ObjectNode json(Census.Line line) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("number", line.number())
                .put("family", line.family().wireName())
                .put("version", line.family().version())
                .put("xmlSchema", line.xmlSchema())
                .put("jsonSchema", line.jsonSchema())
                .put("rules", line.rules())
                .put("valid", line.valid().toString())
                .put("invalid", line.invalid().toString())
                .put("roundTrip", line.roundTrip().toString())
                .put("page", page(line))
                .put("complete", line.isComplete());
    }

    private static String page(Census.Line line) {
        return line.family().wireName() + ".html";
    }

    private static String word(boolean has) {
        return has ? "yes" : "NO";
    }
}
