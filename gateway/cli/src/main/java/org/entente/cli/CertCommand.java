package org.entente.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.Contexts;
import org.entente.cli.client.ExitCode;
import org.entente.cli.demo.World;
import org.entente.node.certificates.OwnKeys;
import org.entente.node.certificates.OwnKeys.CmpServer;
import org.entente.node.certificates.OwnKeys.RequestView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The certificates that a node rests on. */
@Command(
        name = "cert",
        description = "Lists certificates, says what breaks on which day because one ends, and brings in next keys.")
final class CertCommand {

    private static final int DAY = 10;
    private static final String APPROVAL =
            "This changes what two people have approved: entente trust propose --config FILE";

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

    @Command(
            description = "Lists every certificate that the node rests on, the first to end first: own, partners',"
                    + " authorities', OCSP signers', agencies', operators'.")
    int list(
            @Option(names = "--expires-in", description = "Only what ends within that many days: 30d.") String within,
            @Option(
                            names = "--exit-code",
                            description = "End with 1 where something ends within --expires-in (30d), for scripts.")
                    boolean exitCode,
            @Mixin Where where,
            @Mixin Output output) {
        return Certificates.of(where.operatorDoor()).list(Optional.ofNullable(within), exitCode, output);
    }

    @Command(description = "Shows one certificate, with its fingerprint in words to be read out over a telephone.")
    int describe(
            @Parameters(
                            paramLabel = "FINGERPRINT",
                            description = "The SHA-256 in digits or words, or its first eight digits or more.")
                    String named,
            @Option(
                            names = "--fingerprint",
                            description = "What the other side read out, words or digits: ends with 7 if it differs.")
                    String told,
            @Mixin Where where,
            @Mixin Output output) {
        return Certificates.of(where.operatorDoor()).describe(named, Optional.ofNullable(told), output);
    }

    @Command(description = "Lists the keys of the node that lie on this machine: now, next, requested, last.")
    int keys(@Mixin Where where) {
        ownKeys(where)
                .list()
                .forEach(key -> System.out.printf(
                        "%-15s %-10s until %-10s  %s%n",
                        key.alias(),
                        key.stands(),
                        key.until().map(end -> end.toString().substring(0, 10)).orElse("-"),
                        key.subject()));
        return ExitCode.DONE.code();
    }

    @Command(description = "Makes a next key beside each, and what the State's authority is to certify.")
    int request(@Mixin Where where) {
        List<RequestView> requests = ownKeys(where).request();
        if (requests.stream().noneMatch(RequestView::isNew)) {
            System.out.println("Nothing to do: every key has a next one.");
        }
        requests.forEach(one -> System.out.printf("%-15s %s%n", one.alias(), one.file()));
        return ExitCode.DONE.code();
    }

    @Command(
            description = "Makes a next key beside each, and has the State's authority certify them by CMP (RFC 9483),"
                    + " under a secret that both share. Nothing is switched.")
    int enrol(
            @Option(names = "--cmp", required = true, description = "Where the authority listens, an http address.")
                    URI server,
            @Option(names = "--reference", required = true, description = "How the authority calls the secret.")
                    String reference,
            @Option(names = "--secret-file", required = true, description = "The secret, in one line.") Path secret,
            @Mixin Where where) {
        try {
            var authority = new CmpServer(
                    server, reference, Files.readString(secret).strip().toCharArray());
            return done("Certified", ownKeys(where).enrol(authority), APPROVAL);
        } catch (IllegalArgumentException refused) {
            throw new ClientFault(ExitCode.REFUSED, refused.getMessage() + ".", refused);
        } catch (IOException unreadable) {
            throw new ClientFault(ExitCode.USAGE, "The secret cannot be read: " + secret, unreadable);
        }
    }

    @Command(
            name = "import",
            description = "Takes a certificate for a next key. Partners are to be handed it; nothing is switched.")
    int take(
            @Parameters(paramLabel = "FILE", description = "What the authority issued, PEM or DER.") Path file,
            @Mixin Where where) {
        try {
            System.out.println(
                    "Taken as the next certificate of " + ownKeys(where).take(file) + ".");
        } catch (IllegalArgumentException wrong) {
            throw new ClientFault(ExitCode.VERIFICATION_FAILED, wrong.getMessage() + ".", wrong);
        }
        System.out.println(APPROVAL);
        return ExitCode.DONE.code();
    }

    @Command(
            description = "Tells partners of the certified next keys, as a signed message; their people take them or"
                    + " say why not: entente partner announced.")
    int announce(
            @Option(
                            names = "--on",
                            paramLabel = "TIME",
                            description = "When they will be used, like 2027-01-31T03:00Z (the date of the switch).")
                    Optional<OffsetDateTime> date,
            @Option(names = "--to", paramLabel = "STATE", description = "One partner alone.") Optional<String> to,
            @Mixin Where where,
            @Mixin Output output) {
        String words = Stream.concat(
                        date.map(time -> "on=" + time.toInstant()).stream(),
                        to.map(partner -> "to=" + partner).stream())
                .collect(Collectors.joining("&"));
        JsonNode announced = where.operatorDoor().post(Updates.DOOR + "?" + words);
        output.print(announced, () -> {
            if (announced.path("updates").isEmpty()) {
                System.out.println("Nothing to do: they were announced before.");
            } else {
                Updates.print(announced.path("updates"));
            }
        });
        return ExitCode.DONE.code();
    }

    @Command(description = "Sends every partner a test message under the next keys; switches nothing.")
    int rehearse(@Mixin Where where, @Mixin Output output) {
        JsonNode rehearsal = where.operatorDoor().post("/operator/keys/rehearsal");
        output.print(rehearsal, () -> rehearsal.path("partners").forEach(CertCommand::printPart));
        return rehearsal.path("good").asBoolean(false) ? ExitCode.DONE.code() : ExitCode.VERIFICATION_FAILED.code();
    }

    @Command(description = "Says how far a rollover is, and where each certificate is still used.")
    int rollover(@Mixin Where where, @Mixin Output output) {
        JsonNode view = where.operatorDoor().get("/operator/keys");
        output.print(view, () -> printRollover(view));
        return ExitCode.DONE.code();
    }

    @Command(
            name = "switch",
            description = "Lets the certified next keys take the place of the current ones, which still open.")
    int switchOver(
            @Option(
                            names = "--on",
                            paramLabel = "TIME",
                            description = "When the node does so itself, like 2027-01-31T03:00Z: if by then every"
                                    + " partner takes a test message, and back again if one takes no more after it.")
                    Optional<OffsetDateTime> date,
            @Mixin Where where) {
        if (date.isPresent()) {
            return scheduled(date.get().toInstant(), ownKeys(where));
        }
        return done("Switched", ownKeys(where).switchOver(), "The node takes that up in a moment.");
    }

    private static int scheduled(Instant date, OwnKeys keys) {
        List<String> ready = keys.switchOverAt(date);
        if (ready.isEmpty()) {
            throw new ClientFault(ExitCode.NOT_FOUND, "No next key has its certificate yet: entente cert import FILE.");
        }
        System.out.println("At " + date + " the node switches: " + String.join(", ", ready) + ".");
        return ExitCode.DONE.code();
    }

    @Command(description = "Forgets the last keys, when nobody encrypts for them any more.")
    int retire(@Mixin Where where) {
        return done("Retired", ownKeys(where).retire(), APPROVAL);
    }

    private static int done(String what, List<String> keys, String next) {
        if (keys.isEmpty()) {
            System.out.println("Nothing to do.");
            return ExitCode.DONE.code();
        }
        System.out.println(what + ": " + String.join(", ", keys) + ".");
        System.out.println(next);
        return ExitCode.DONE.code();
    }

    private static void printPart(JsonNode part) {
        boolean good = part.path("good").asBoolean(false);
        System.out.printf(
                "%s  %s%n",
                part.path("state").asString(""),
                good ? "takes the next keys" : part.path("whatHappened").asString(""));
        if (!good) {
            System.out.println("    " + part.path("detail").asString("") + ". "
                    + part.path("whatToDo").asString(""));
        }
    }

    private static void printRollover(JsonNode view) {
        String date = view.path("switchAt").asString("");
        System.out.println(date.isEmpty() ? "No date is set." : "The node switches at " + date + ".");
        view.path("keys")
                .forEach(key -> System.out.printf(
                        "%-15s %-10s until %-10s  %s%n",
                        key.path("alias").asString(""),
                        key.path("stands").asString(""),
                        day(key.path("until")),
                        key.path("subject").asString("")));
        view.path("uses")
                .forEach(use -> System.out.printf(
                        "%-13s %-4s %8d times, last %s  %s  %s%n",
                        use.path("place").asString(""),
                        use.path("whose").asString(""),
                        use.path("times").asLong(0),
                        use.path("last").asString(""),
                        use.path("sha256").asString(""),
                        use.path("subject").asString("")));
    }

    private static String day(JsonNode time) {
        String text = time.asString("");
        return text.length() < DAY ? "-" : text.substring(0, DAY);
    }

    private static OwnKeys ownKeys(Where where) {
        return new OwnKeys(Contexts.place(World.home(), where.state()).keys(), Clock.systemUTC());
    }

    private static void print(JsonNode calendar, int months) {
        calendar.path("broken").forEach(one -> System.out.println("Now already: " + one.asString("")));
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
