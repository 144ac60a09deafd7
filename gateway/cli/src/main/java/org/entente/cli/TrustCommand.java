package org.entente.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.entente.cli.client.ExitCode;
import org.entente.core.approval.Role;
import org.entente.core.approval.TrustAct.Kind;
import org.entente.core.approval.TrustFacts;
import org.entente.core.fingerprint.Spoken;
import org.entente.node.approval.ConfigFacts;
import org.entente.node.config.NodeConfigReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What a State trusts, and how two of its operators change it. */
@Command(
        name = "trust",
        description = "Shows what a State trusts and who approved it; proposes, approves, denies, blocks.")
final class TrustCommand {

    @Command(description = "Says what holds, what waits for a second person, and what is blocked.")
    int show(
            @Option(names = "--facts", description = "List every fact that holds.") boolean facts,
            @Mixin Where where,
            @Mixin Output output) {
        JsonNode stands = where.operatorDoor().get(facts ? Person.DOOR + "/facts" : Person.DOOR);
        output.print(stands, () -> {
            if (facts) {
                stands.path("facts").forEach(fact -> System.out.println(fact.asString("")));
            } else {
                print(stands);
            }
        });
        return ExitCode.DONE.code();
    }

    @Command(description = "Lists every act, the first one first.")
    int log(@Mixin Where where, @Mixin Output output) {
        JsonNode acts = where.operatorDoor().get(Person.DOOR + "/acts");
        output.print(acts, () -> acts.path("acts").forEach(TrustCommand::line));
        return ExitCode.DONE.code();
    }

    @Command(description = "Says in sentences what an open proposal would change.")
    int diff(
            @Parameters(paramLabel = "ACT", description = "The number of the proposal.") long number,
            @Mixin Where where,
            @Mixin Output output) {
        JsonNode changes = where.operatorDoor().get(Person.DOOR + "/acts/" + number + "/changes");
        output.print(changes, () -> changes.path("changes").forEach(TrustCommand::change));
        return ExitCode.DONE.code();
    }

    @Command(description = "Proposes what a configuration trusts. A second operator must approve it.")
    int propose(
            @Option(names = "--config", required = true, description = "The new configuration of the node, YAML.")
                    Path file,
            @Mixin Person person) {
        TrustFacts facts = ConfigFacts.of(NodeConfigReader.read(file));
        List<?> now = person.door()
                .get(Person.DOOR + "/facts")
                .path("facts")
                .valueStream()
                .map(fact -> fact.asString(""))
                .toList();
        if (facts.lines().equals(now)) {
            System.out.println("Nothing to do: the node trusts this already.");
            return ExitCode.DONE.code();
        }
        long number = person.act(new Person.Deed(Kind.PROPOSED, 0, "", facts.lines()));
        System.out.println("Proposed as act " + number + ":");
        person.door()
                .get(Person.DOOR + "/acts/" + number + "/changes")
                .path("changes")
                .forEach(TrustCommand::change);
        System.out.println("Nothing changes before another operator says:");
        System.out.println("  entente trust diff " + number);
        System.out.println("  entente trust approve " + number + " --operator ...");
        return ExitCode.WAITS_FOR_SECOND_PERSON.code();
    }

    @Command(description = "Approves what another operator proposed.")
    int approve(
            @Parameters(paramLabel = "ACT", description = "The number of the proposal.") long number,
            @Option(
                            names = "--fingerprint",
                            description = "What the other side read out over the telephone, words or digits: approves"
                                    + " only if the proposal brings that certificate. Can be said several times.")
                    List<String> told,
            @Mixin Person person) {
        Told.of(told).requireIn(number, person.door());
        long act = person.act(new Person.Deed(Kind.APPROVED, number, "", List.of()));
        JsonNode stands = person.door().get(Person.DOOR);
        System.out.println("Approved as act " + act + ".");
        if (stands.path("pending").isMissingNode()) {
            System.out.println("Start each node of this State with the new configuration: the old one starts no more.");
        } else {
            System.out.println("It brings a new authority and holds from "
                    + stands.path("pending").path("from").asString("")
                    + " on; until then \"entente trust deny " + act + "\" stops it.");
        }
        return ExitCode.DONE.code();
    }

    @Command(description = "Denies or takes back a proposal, or an approval that waits for its time.")
    int deny(@Parameters(paramLabel = "ACT", description = "Its number.") long number, @Mixin Person person) {
        System.out.println("Denied as act " + person.act(new Person.Deed(Kind.DENIED, number, "", List.of())) + ".");
        return ExitCode.DONE.code();
    }

    @Command(
            description = "Stops a partner or a certificate at once, alone; a second operator reviews it within a day.")
    int block(
            @Parameters(
                            paramLabel = "SUBJECT",
                            description = "A State's code, or the SHA-256 of a certificate in digits or words.")
                    String subject,
            @Mixin Person person) {
        String named = subject.length() == 2
                ? "partner " + subject.toUpperCase(Locale.ROOT)
                : "certificate " + Told.parse(subject).hex();
        long act = person.act(new Person.Deed(Kind.BLOCKED, 0, named, List.of()));
        System.out.println("Blocked as act " + act + ": nothing goes to or comes from it from now on.");
        System.out.println("Another operator reviews it: entente trust review " + act + " keep|lift --operator ...");
        return ExitCode.WAITS_FOR_SECOND_PERSON.code();
    }

    @Command(description = "Keeps or lifts what another operator blocked.")
    int review(
            @Parameters(paramLabel = "ACT", description = "The number of the block.") long number,
            @Parameters(paramLabel = "DECISION", description = "keep or lift.") String decision,
            @Mixin Person person) {
        String verdict = decision.toUpperCase(Locale.ROOT);
        System.out.println(
                "Reviewed as act " + person.act(new Person.Deed(Kind.REVIEWED, number, verdict, List.of())) + ".");
        return ExitCode.DONE.code();
    }

    private static void print(JsonNode stands) {
        JsonNode held = stands.path("inForce");
        System.out.printf(
                "%s facts hold since %s, by act %d (%s)%n",
                held.path("facts").asLong(0),
                held.path("from").asString(""),
                held.path("act").asLong(0),
                held.path("digest").asString("").substring(0, 16));
        stands.path("operators").forEach(TrustCommand::person);
        JsonNode pending = stands.path("pending");
        if (!pending.isMissingNode()) {
            System.out.printf(
                    "Approved by act %d and holds from %s on%n",
                    pending.path("act").asLong(0), pending.path("from").asString(""));
        }
        stands.path("open")
                .forEach(one -> System.out.printf(
                        "Act %d waits for a second person: proposed by %s at %s  %s%n",
                        one.path("act").asLong(0),
                        one.path("by").asString(""),
                        one.path("at").asString(""),
                        one.path("reason").asString("")));
        stands.path("blocks")
                .forEach(one -> System.out.printf(
                        "Act %d blocks %s: by %s at %s, %s  %s%n",
                        one.path("act").asLong(0),
                        one.path("subject").asString(""),
                        one.path("by").asString(""),
                        one.path("at").asString(""),
                        one.path("reviewed").asBoolean(false)
                                ? "reviewed"
                                : "to be reviewed by " + one.path("reviewBy").asString(""),
                        one.path("reason").asString("")));
    }

    private static void person(JsonNode operator) {
        System.out.printf(
                "%s: %s%n",
                operator.path("name").asString(""),
                operator.path("roles")
                        .valueStream()
                        .map(role -> Role.valueOf(role.asString("")).words())
                        .collect(Collectors.joining(", ")));
    }

    private static void line(JsonNode act) {
        long concerns = act.path("concerns").asLong(0);
        System.out.printf(
                "%4d  %s  %-8s  %-16s %s %s  %s%n",
                act.path("act").asLong(0),
                act.path("at").asString(""),
                act.path("kind").asString(""),
                act.path("by").asString(""),
                concerns == 0 ? "" : "act " + concerns,
                act.path("subject").asString(""),
                act.path("reason").asString(""));
    }

    private static void change(JsonNode change) {
        System.out.println(change.path("key").asString(""));
        change.path("gone").forEach(value -> value("  - ", value.asString("")));
        change.path("come").forEach(value -> value("  + ", value.asString("")));
    }

    private static void value(String sign, String value) {
        Spoken.lines(sign + value).forEach(System.out::println);
    }
}
