package org.entente.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.Contexts;
import org.entente.cli.client.ExitCode;
import org.entente.cli.demo.World;
import org.entente.core.fingerprint.Spoken;
import org.entente.core.message.StateCode;
import org.entente.node.config.AgreementDocument;
import org.entente.node.config.ConfigFault;
import org.entente.node.config.NodeConfigReader;
import org.entente.node.partners.AgreementCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The partners of one State, and the agreements with them. */
@Command(name = "partner", description = "Lists and tests partners, writes and checks agreement documents.")
final class PartnerCommand {

    @Command(description = "Lists the partners with their profile, cipher, endpoint, certificates and last contact.")
    int list(@Mixin Where where, @Mixin Output output) {
        JsonNode partners = where.operatorDoor().get("/operator/partners");
        output.print(partners, () -> partners.path("partners").forEach(PartnerCommand::line));
        return ExitCode.DONE.code();
    }

    @Command(description = "Writes the agreement document of this State and a partner; both take the same one.")
    int export(@Parameters(paramLabel = "STATE", description = "The partner.") String partner, @Mixin Where where) {
        System.out.print(where.operatorDoor().text("/operator/partners/" + partner + "/agreement"));
        return ExitCode.DONE.code();
    }

    @Command(
            name = "import",
            description = "Checks an agreement document and proposes it to the node's configuration. Changes no trust.")
    int take(
            @Parameters(paramLabel = "FILE", description = "The agreement document, YAML.") Path file,
            @Option(
                            names = "--certificates",
                            required = true,
                            description = "The folder with the certificates that the partner handed over.")
                    Path certificates,
            @Mixin Where where) {
        World.Place place = Contexts.place(World.home(), where.state());
        var own = new StateCode(place.state().code());
        AgreementDocument document = read(file);
        var check = new AgreementCheck(own, place.keys().resolve("public"), Clock.systemUTC());
        List<String> wrong = check.findings(document, certificates);
        if (!wrong.isEmpty()) {
            wrong.stream().flatMap(one -> Spoken.lines(one).stream()).forEach(System.out::println);
            System.err.println("entente: nothing was written; " + wrong.size() + " to be settled with the partner.");
            return ExitCode.VERIFICATION_FAILED.code();
        }
        propose(file, place, document, own, certificates);
        return ExitCode.WAITS_FOR_SECOND_PERSON.code();
    }

    @Command(description = "Lists what partners announced of their next certificates, and what was announced to them.")
    int announced(@Mixin Where where, @Mixin Output output) {
        JsonNode updates = new Updates(where.operatorDoor()).all();
        output.print(updates, () -> Updates.print(updates.path("updates")));
        return ExitCode.DONE.code();
    }

    @Command(
            description = "Writes the certificates that a partner announced beside those before. They count when two"
                    + " people have approved them, and the partner is told then.")
    int accept(
            @Parameters(paramLabel = "STATE", description = "The partner.") String partner,
            @Option(
                            names = "--fingerprint",
                            description = "What the partner read out over the telephone, words or digits: accepts only"
                                    + " if it is announced. Can be said several times.")
                    List<String> told,
            @Option(names = "--config", description = "The node's configuration (that of the demonstration).")
                    Optional<Path> config,
            @Mixin Where where) {
        Path file = config.orElseGet(
                () -> Contexts.place(World.home(), where.state()).folder().resolve("node.yaml"));
        int written = new Updates(where.operatorDoor()).accept(partner, Told.of(told), NodeConfigReader.read(file));
        if (written == 0) {
            System.out.println("Nothing to do: they lie there already. They count once two people approve them.");
        } else {
            System.out.println("Written: " + written + ". They count once two people approve them:");
        }
        System.out.println("  entente trust propose --config " + file);
        return ExitCode.WAITS_FOR_SECOND_PERSON.code();
    }

    @Command(description = "Turns down what a partner announced. It is told so, and why.")
    int reject(
            @Parameters(paramLabel = "STATE", description = "The partner.") String partner,
            @Parameters(paramLabel = "ID", description = "Of the update: entente partner announced.") String id,
            @Option(names = "--reason", required = true, description = "Why not; the partner reads it.") String reason,
            @Mixin Where where,
            @Mixin Output output) {
        JsonNode rejected = where.operatorDoor()
                .post(Updates.DOOR + "/" + partner + "/" + id + "/rejection?reason="
                        + URLEncoder.encode(reason, StandardCharsets.UTF_8));
        output.print(
                rejected, () -> System.out.println("Turned down: " + id + ". " + partner + " is about to be told."));
        return ExitCode.DONE.code();
    }

    @Command(description = "Tests the line to a partner, and compares how it answered with the agreement.")
    int test(
            @Parameters(paramLabel = "STATE", description = "The partner.") String partner,
            @Mixin Where where,
            @Mixin Output output) {
        JsonNode pong = where.operatorDoor().post("/operator/partners/" + partner + "/ping");
        output.print(pong, () -> {
            As4Command.print(pong);
            pong.path("certificates").forEach(PartnerCommand::warn);
        });
        return As4Command.exit(pong).code();
    }

    private static AgreementDocument read(Path file) {
        try {
            return NodeConfigReader.readAgreement(file);
        } catch (ConfigFault misshapen) {
            throw new ClientFault(ExitCode.VERIFICATION_FAILED, misshapen.getMessage() + ".", misshapen);
        }
    }

    private static void propose(
            Path file, World.Place place, AgreementDocument document, StateCode own, Path certificates) {
        String partner = document.partnerOf(own).orElseThrow().state();
        Path folder = place.folder().resolve("agreements");
        Path proposed = folder.resolve(partner + ".proposed.yaml");
        try {
            Files.createDirectories(folder);
            Files.copy(file, proposed, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new ClientFault(ExitCode.FAILED, "The proposal cannot be written: " + proposed, unwritable);
        }
        System.out.println(
                "The agreement with " + partner + " is whole: parties, profile, lanes and certificates fit.");
        System.out.println("Proposed as " + proposed + ". The running node does not use it: a change of trust needs a");
        System.out.println(
                "second person. Name it in the YAML, propose that (entente trust propose), and start the node then:");
        System.out.printf(
                "agreements:%n  - file: %s%n    certificates-folder: %s%n",
                proposed.toAbsolutePath(), certificates.toAbsolutePath());
    }

    private static void line(JsonNode partner) {
        System.out.printf(
                "%s  %-10s %-16s %-12s %-8s %s%n",
                partner.path("state").asString(""),
                partner.path("name").asString(""),
                partner.path("profile").asString(""),
                partner.path("cipher").asString(""),
                partner.path("exchange").asString(""),
                partner.path("endpoint").asString(""));
        System.out.printf(
                "   last contact: %s  %s%n",
                partner.path("lastGood").asString("never"),
                partner.path("lastWords").asString(""));
        partner.path("certificates").forEach(As4Command::certificate);
    }

    private static void warn(JsonNode certificate) {
        if (certificate.path("days").asLong(0) < 60) {
            System.out.printf(
                    "The %s certificate ends in %d days: agree on the next one now.%n",
                    certificate.path("use").asString(""),
                    certificate.path("days").asLong(0));
        }
    }
}
