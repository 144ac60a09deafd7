package org.entente.cli;

import org.entente.cli.client.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Looks at the messages of one agency. */
@Command(name = "message", description = "Shows, lists and follows messages.")
final class MessageCommand {

    @Command(description = "Shows where one message stands.")
    int show(@Parameters(paramLabel = "ID") String id, @Mixin Where where, @Mixin Output output) {
        JsonNode message = where.agencyDoor().message(id);
        output.print(message, () -> {
            JsonNode state = message.path("state");
            System.out.printf(
                    "%s  %s  %s%n",
                    id, state.path("stage").asString(""), state.path("words").asString(""));
            System.out.println(message.path("leftThisState").path("words").asString(""));
            ladder(message);
        });
        return ExitCode.DONE.code();
    }

    @Command(description = "Shows the ladder of one message.")
    int timeline(@Parameters(paramLabel = "ID") String id, @Mixin Where where, @Mixin Output output) {
        JsonNode message = where.agencyDoor().message(id);
        output.print(message.path("ladder"), () -> ladder(message));
        return ExitCode.DONE.code();
    }

    @Command(description = "Lists the agency's own messages, newest first.")
    int list(@Mixin Where where, @Mixin Output output) {
        JsonNode list = where.agencyDoor().messages();
        output.print(
                list,
                () -> list.path("messages")
                        .forEach(line -> System.out.printf(
                                "%s  %-10s %s%n",
                                line.path("id").asString(""),
                                line.path("state").path("stage").asString(""),
                                line.path("family").asString(""))));
        return ExitCode.DONE.code();
    }

    private static void ladder(JsonNode message) {
        message.path("ladder")
                .forEach(rung -> System.out.printf(
                        "   %-18s %s %s%n",
                        rung.path("step").asString(""),
                        rung.path("at").asString(""),
                        rung.path("reason").path("detail").asString("")));
    }
}
