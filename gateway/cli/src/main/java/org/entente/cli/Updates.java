package org.entente.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.entente.core.fingerprint.Spoken;
import org.entente.node.config.NodeConfig;
import org.entente.node.config.NodeConfigReader;
import org.entente.node.config.PartnerConfig;
import tools.jackson.databind.JsonNode;

/** Updates of certificates, as they are listed, and how a partner's are written where the node looks for them. */
record Updates(AgencyClient door) {

    static final String DOOR = "/operator/certificate-updates";

    JsonNode all() {
        return door.get(DOOR);
    }

    static void print(JsonNode updates) {
        if (updates.isEmpty()) {
            System.out.println("None.");
        }
        updates.forEach(Updates::line);
    }

    private static void line(JsonNode update) {
        boolean own = update.path("way").asString("").equals("OUTBOUND");
        System.out.printf(
                "%s  %s %s  %s  since %s%n",
                update.path("id").asString(""),
                own ? "to  " : "from",
                update.path("partner").asString(""),
                words(update.path("stage").asString("")),
                update.path("changed").asString(""));
        String note = update.path("note").asString("");
        if (!note.isEmpty()) {
            System.out.println("    " + note);
        }
        String date = update.path("activateBy").asString("");
        System.out.println("    used from " + (date.isEmpty() ? "now on" : date) + ", answer hoped for by "
                + update.path("respondBy").asString(""));
        update.path("certificates").forEach(Updates::certificate);
    }

    private static String words(String stage) {
        return switch (stage) {
            case "WAITING" -> "is on its way";
            case "SENT" -> "their people decide";
            case "RECEIVED" -> "our people decide";
            case "ACCEPTED" -> "counts here, and they are about to be told";
            case "TURNED_DOWN" -> "is not taken, and they are about to be told";
            case "CONFIRMED" -> "counts on the other side";
            default -> "was rejected";
        };
    }

    private static void certificate(JsonNode one) {
        System.out.printf(
                "    %-15s from %s until %s  %s%n",
                one.path("name").asString(""),
                day(one.path("from")),
                day(one.path("until")),
                one.path("subject").asString(""));
        Spoken.lines("        SHA-256 " + one.path("sha256").asString("")).forEach(System.out::println);
    }

    private static String day(JsonNode time) {
        return time.asString("").substring(0, 10);
    }

    /**
     * Writes what a partner announced beside what it handed over before.
     *
     * @return how many certificates are new
     * @throws ClientFault where nothing waits, where one was read out that is not among them, or where the certificates
     *     of that partner stand in an agreement document
     */
    int accept(String partner, Told told, NodeConfig config) {
        List<JsonNode> announced = all().path("updates")
                .valueStream()
                .filter(one -> one.path("way").asString("").equals("INBOUND"))
                .filter(one -> one.path("partner").asString("").equals(partner))
                .filter(one -> one.path("stage").asString("").equals("RECEIVED"))
                .flatMap(one -> one.path("certificates").valueStream())
                .toList();
        if (announced.isEmpty()) {
            throw new ClientFault(ExitCode.NOT_FOUND, "No update of " + partner + " waits for a decision.");
        }
        told.requireAmong(
                announced.stream().map(one -> one.path("sha256").asString("")).toList());
        Path folder = folder(partner, config);
        return announced.stream().mapToInt(one -> write(folder, one)).sum();
    }

    private static Path folder(String partner, NodeConfig config) {
        boolean isAgreed = config.agreements().stream()
                .map(given -> NodeConfigReader.readAgreement(given.file()))
                .anyMatch(document -> document.parties().stream()
                        .anyMatch(party -> party.state().equals(partner)));
        if (isAgreed) {
            throw new ClientFault(
                    ExitCode.REFUSED,
                    "The agreement document with " + partner + " names the certificates that count: both States take a"
                            + " new one that names these, too (entente partner export, import). Nothing was written.");
        }
        return config.partners().stream()
                .filter(one -> one.state().equals(partner))
                .map(PartnerConfig::certificatesFolder)
                .findFirst()
                .orElseThrow(() -> new ClientFault(
                        ExitCode.NOT_FOUND, "The configuration names no certificates folder of " + partner + "."));
    }

    private static int write(Path folder, JsonNode certificate) {
        Path file = folder.resolve(certificate.path("name").asString("") + ".crt.pem");
        String pem = certificate.path("pem").asString("");
        try {
            String before = Files.readString(file, StandardCharsets.US_ASCII);
            if (before.contains(pem.strip())) {
                return 0;
            }
            Path half = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(half, before.stripTrailing() + "\n" + pem, StandardCharsets.US_ASCII);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return 1;
        } catch (IOException unwritable) {
            throw new ClientFault(ExitCode.FAILED, "It cannot be written: " + file, unwritable);
        }
    }
}
