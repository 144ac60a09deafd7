package org.entente.cli;

import org.entente.cli.client.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The wire itself. */
@Command(name = "as4", description = "Tests the line to a partner's gateway.")
final class As4Command {

    @Command(description = "Sends the test message of ebMS 3.0 to a partner and waits for its signed receipt.")
    int ping(
            @Parameters(paramLabel = "STATE", description = "The partner.") String partner,
            @Mixin Where where,
            @Mixin Output output) {
        JsonNode pong = where.operatorDoor().post("/operator/partners/" + partner + "/ping");
        output.print(pong, () -> print(pong));
        return exit(pong).code();
    }

    static ExitCode exit(JsonNode pong) {
        return pong.path("good").asBoolean(false) ? ExitCode.DONE : ExitCode.UNREACHABLE;
    }

    static void print(JsonNode pong) {
        boolean good = pong.path("good").asBoolean(false);
        System.out.printf(
                "%s %s after %.1f ms  %s  %s  %s  %s%n",
                pong.path("state").asString(""),
                good ? "answered with a signed receipt" : "did not answer as agreed",
                pong.path("milliseconds").asDouble(0),
                pong.path("profile").asString(""),
                pong.path("cipher").asString(""),
                pong.path("agreement").asString(""),
                pong.path("endpoint").asString(""));
        pong.path("certificates").forEach(As4Command::certificate);
        if (!good) {
            System.out.println("What happened: " + pong.path("whatHappened").asString("") + " "
                    + pong.path("detail").asString("") + ".");
            System.out.println("Whose side:    " + pong.path("whoseSide").asString(""));
            System.out.println("What to do:    " + pong.path("whatToDo").asString(""));
        }
    }

    static void certificate(JsonNode certificate) {
        System.out.printf(
                "   %-10s %s  until %s (%d days)  %s%n",
                certificate.path("use").asString(""),
                certificate.path("sha256").asString("").substring(0, 16),
                certificate.path("until").asString("").substring(0, 10),
                certificate.path("days").asLong(0),
                certificate.path("subject").asString(""));
    }
}
