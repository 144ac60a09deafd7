package org.entente.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Messages that the machine could not carry on, by cause, and what tries them again or gives them up. */
@Command(name = "failed", description = "Lists failed messages by cause, tries them again, or gives them up.")
final class FailedCommand {

    private static final String DOOR = "/operator/failed";

    @Command(description = "Lists messages that stand still, those of one cause together.")
    int list(
            @Option(names = "--by", defaultValue = "cause", description = "cause (default), the only grouping.")
                    String grouping,
            @Mixin Where where,
            @Mixin Output output) {
        if (!"cause".equals(grouping)) {
            throw new ClientFault(ExitCode.USAGE, "Failed messages are grouped by cause.");
        }
        JsonNode failed = where.operatorDoor().get(DOOR);
        output.print(failed, () -> {
            if (failed.path("groups").isEmpty()) {
                System.out.println("No message stands still.");
            }
            failed.path("groups").forEach(FailedCommand::group);
        });
        return ExitCode.DONE.code();
    }

    @Command(description = "Shows the messages of one group, those first that stand longest.")
    int show(
            @Parameters(paramLabel = "GROUP", description = "As list names it.") String group,
            @Mixin Where where,
            @Mixin Output output) {
        JsonNode found = where.operatorDoor().get(DOOR + "/groups/" + encoded(group));
        output.print(found, () -> found.path("messages").forEach(FailedCommand::message));
        return ExitCode.DONE.code();
    }

    @Command(
            description = "Tries a group or one message again, as a job of the node: it goes on without this command"
                    + " and after a crash. What fails later is not part of it.")
    int replay(@Mixin Which which, @Mixin Where where, @Mixin Output output) {
        return order(DOOR + "/replays?" + which.query(), which, where, output);
    }

    @Command(description = "Gives a group or one message up; the sender reads that it was given up.")
    int discard(
            @Mixin Which which,
            @Option(names = "--reason", required = true, description = "Why; it is kept with the messages.")
                    String reason,
            @Mixin Where where,
            @Mixin Output output) {
        return order(DOOR + "/discards?reason=" + encoded(reason) + "&" + which.query(), which, where, output);
    }

    @Command(description = "Lists the jobs about failed messages, newest first, with how far each has come.")
    int jobs(@Mixin Where where, @Mixin Output output) {
        JsonNode jobs = where.operatorDoor().get(DOOR + "/jobs");
        output.print(jobs, () -> jobs.path("jobs").forEach(FailedCommand::job));
        return ExitCode.DONE.code();
    }

    /** What an order is about. */
    static final class Which {

        @Parameters(paramLabel = "ID", arity = "0..1", description = "One message.")
        private @Nullable String id;

        @Option(names = "--group", description = "Every message of this group, as list names it.")
        private @Nullable String group;

        @Option(names = "--way", defaultValue = "outbound", description = "Of one message: outbound or inbound.")
        private String way = "outbound";

        @Option(names = "--dry-run", description = "Only says what it would take.")
        private boolean dryRun;

        boolean isDryRun() {
            return dryRun;
        }

        String query() {
            String group = this.group;
            String id = this.id;
            if (group != null && id == null) {
                return "group=" + encoded(group) + "&dryRun=" + dryRun;
            }
            if (id == null || group != null) {
                throw new ClientFault(ExitCode.USAGE, "Name one message, or a group with --group.");
            }
            return "message=" + encoded(id) + "&way=" + encoded(way) + "&dryRun=" + dryRun;
        }
    }

    private static int order(String path, Which which, Where where, Output output) {
        JsonNode answer = where.operatorDoor().post(path);
        output.print(answer, () -> {
            if (!which.isDryRun()) {
                job(answer);
                return;
            }
            System.out.printf(
                    "It would take %d messages; nothing was done.%n",
                    answer.path("wouldTake").asLong(0));
            answer.path("first").forEach(FailedCommand::message);
        });
        return ExitCode.DONE.code();
    }

    private static void group(JsonNode group) {
        System.out.printf(
                "%5d  %s%n", group.path("count").asLong(0), group.path("group").asString(""));
        System.out.printf(
                "       %s %s%n",
                group.path("whatHappened").asString(""), group.path("whatToDo").asString(""));
        System.out.printf(
                "       oldest %s (%s), tried again before: %d%n",
                group.path("oldest").asString(""),
                group.path("sample").asString(""),
                group.path("triedBefore").asLong(0));
    }

    private static void message(JsonNode message) {
        System.out.printf(
                "%s since %s, tried again before: %d%n    %s%n",
                message.path("id").asString(""),
                message.path("since").asString(""),
                message.path("triedBefore").asLong(0),
                message.path("detail").asString(""));
    }

    private static void job(JsonNode job) {
        JsonNode progress = job.path("progress");
        System.out.printf(
                "job %d of %s: %s %s%s%n",
                job.path("number").asLong(0),
                job.path("askedAt").asString(""),
                job.path("action").asString(""),
                job.path("group").asString(job.path("message").asString("")),
                job.path("doneAt").isMissingNode() ? "" : ", all were moved");
        System.out.printf(
                "    of %d: %d arrived, %d on their way, %d ended, %d failed again, %d not yet touched%n",
                progress.path("all").asLong(0),
                progress.path("arrived").asLong(0),
                progress.path("onTheirWay").asLong(0),
                progress.path("ended").asLong(0),
                progress.path("cameBack").asLong(0),
                progress.path("standing").asLong(0));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
