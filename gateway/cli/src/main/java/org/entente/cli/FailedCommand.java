package org.entente.cli;

import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Messages that the machine could not carry on, by cause, and what tries them again. */
@Command(name = "failed", description = "Lists failed messages by cause, and tries broken ones again.")
final class FailedCommand {

    @Command(description = "Lists held and broken messages, those of one cause together.")
    int list(@Mixin Where where, @Mixin Output output) {
        JsonNode failed = where.operatorDoor().get("/operator/failed");
        output.print(failed, () -> {
            if (failed.path("groups").isEmpty()) {
                System.out.println("No message is held or broken.");
            }
            failed.path("groups").forEach(FailedCommand::group);
        });
        return ExitCode.DONE.code();
    }

    @Command(
            description = "Orders that broken messages of a cause, or one, be tried again. The order outlives a crash;"
                    + " what breaks later is not part of it.")
    int replay(
            @Parameters(paramLabel = "ID", arity = "0..1", description = "One message.") @Nullable String id,
            @Option(names = "--code", description = "Every broken message of this cause.") @Nullable String code,
            @Option(names = "--way", defaultValue = "outbound", description = "outbound (default) or inbound.")
                    String way,
            @Option(names = "--partner", description = "With this State alone.") @Nullable String partner,
            @Mixin Where where,
            @Mixin Output output) {
        if ((id == null) == (code == null)) {
            throw new ClientFault(ExitCode.USAGE, "Name one message, or a cause with --code.");
        }
        String what = id == null ? "&code=" + code : "&message=" + id;
        String with = partner == null ? "" : "&partner=" + partner;
        JsonNode order = where.operatorDoor().post("/operator/failed/replays?way=" + way + what + with);
        output.print(order, () -> order(order));
        return ExitCode.DONE.code();
    }

    @Command(description = "Lists the orders to try messages again, newest first, with how far each has come.")
    int replays(@Mixin Where where, @Mixin Output output) {
        JsonNode orders = where.operatorDoor().get("/operator/failed/replays");
        output.print(orders, () -> orders.path("replays").forEach(FailedCommand::order));
        return ExitCode.DONE.code();
    }

    private static void group(JsonNode group) {
        System.out.printf(
                "%5d  %-8s %-6s %s  %s%n",
                group.path("count").asLong(0),
                group.path("way").asString(""),
                group.path("stage").asString(""),
                group.path("partner").asString(""),
                group.path("code").asString(""));
        System.out.printf(
                "       %s %s%n",
                group.path("whatHappened").asString(""), group.path("whatToDo").asString(""));
        System.out.printf(
                "       oldest %s (%s), tried again before: %d%n",
                group.path("oldest").asString(""),
                group.path("sample").asString(""),
                group.path("triedBefore").asLong(0));
    }

    private static void order(JsonNode order) {
        System.out.printf(
                "order %d of %s: %s %s, %d on their way again%s%n",
                order.path("number").asLong(0),
                order.path("askedAt").asString(""),
                order.path("way").asString(""),
                order.path("code").asString(order.path("message").asString("")),
                order.path("moved").asLong(0),
                order.path("doneAt").isMissingNode() ? "" : ", done");
    }
}
