package org.entente.cli;

import org.entente.cli.client.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The certificates that a node rests on. */
@Command(name = "cert", description = "Says what breaks on which day because a certificate ends.")
final class CertCommand {

    @Command(description = "Lists what breaks, the next first: own, partners', authorities', agencies' certificates.")
    int calendar(
            @Option(names = "--months", defaultValue = "18", description = "How far ahead (18).") int months,
            @Option(names = "--ical", description = "Print a feed for calendar programs.") boolean ical,
            @Mixin Where where,
            @Mixin Output output) {
        if (ical) {
            System.out.print(where.operatorDoor().text("/operator/certificates/calendar.ics?months=" + months));
            return ExitCode.DONE.code();
        }
        JsonNode calendar = where.operatorDoor().get("/operator/certificates/calendar?months=" + months);
        output.print(calendar, () -> print(calendar, months));
        return ExitCode.DONE.code();
    }

    private static void print(JsonNode calendar, int months) {
        JsonNode breaks = calendar.path("breaks");
        if (breaks.isEmpty()) {
            System.out.println("Nothing breaks within " + months + " months.");
        }
        breaks.forEach(one -> System.out.printf(
                "%s  %4d days  %s%n                        %s%n",
                one.path("at").asString("").substring(0, 10),
                one.path("days").asLong(0),
                one.path("sentence").asString(""),
                one.path("cause").asString("")));
    }
}
