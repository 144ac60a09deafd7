package org.entente.cli;

import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ExitCode;
import org.jspecify.annotations.Nullable;
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

    @Command(description = "Lists messages to the agency that its gateway did not understand, or shows one with why.")
    int quarantine(
            @Parameters(paramLabel = "ID", arity = "0..1") @Nullable String id,
            @Mixin Where where,
            @Mixin Output output) {
        AgencyClient door = where.agencyDoor();
        JsonNode found = door.get("/v1/quarantine" + (id == null ? "" : "/" + id));
        output.print(found, () -> {
            found.path("messages").forEach(MessageCommand::quarantined);
            found.path("parts").forEach(part -> quarantinedPart(door, id, part));
        });
        return ExitCode.DONE.code();
    }

    private static void quarantined(JsonNode message) {
        System.out.printf(
                "%s  %-9s %s from %s since %s%n",
                message.path("id").asString(""),
                message.path("urgency").asString(""),
                message.path("family").asString(""),
                message.path("from").path("state").asString(""),
                message.path("since").asString(""));
    }

    /** The content is printed for one who may read it; only what a person can read is. */
    private static void quarantinedPart(AgencyClient door, @Nullable String id, JsonNode part) {
        String role = part.path("role").asString("");
        System.out.printf("-- %s, %d bytes%n", role, part.path("size").asLong(0));
        if (!"ATTACHMENT".equals(role)) {
            String path =
                    "/v1/quarantine/" + id + "/parts/" + part.path("number").asInt(0);
            System.out.println(door.text(path).replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?"));
        }
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
