package org.entente.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.Contexts;
import org.entente.cli.client.ExitCode;
import org.entente.cli.client.MultipartBody;
import org.entente.cli.client.SoapClient;
import tools.jackson.databind.JsonNode;

/** Sends one sample, plays the receiving agency that fetches and confirms, and watches the ladder to its end. */
final class Journey {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Sample sample;
    private final Caller sender;
    private final Caller receiver;

    Journey(Sample sample, Caller sender, Caller receiver) {
        this.sample = sample;
        this.sender = sender;
        this.receiver = receiver;
    }

    /** One agency, at either door of its gateway. */
    record Caller(AgencyClient rest, SoapClient soap) {
        static Caller of(World.Place place, String agency) {
            return new Caller(Contexts.agency(place, agency), Contexts.soap(place, agency));
        }
    }

    /** What became of one sample. */
    record Outcome(Sample sample, String id, boolean receipted, boolean delivered, List<Rung> ladder) {
        boolean isGood() {
            return receipted && delivered;
        }
    }

    /** One step of the ladder with its time. */
    record Rung(String step, String at, String note) {}

    Outcome run(Ladder ladder) {
        String id = submit();
        ladder.title(sample, id);
        Instant end = Instant.now().plus(PATIENCE);
        boolean confirmed = false;
        while (true) {
            JsonNode message = sender.rest().message(id);
            ladder.show(rungs(message));
            if (isOver(message) || Instant.now().isAfter(end)) {
                return outcome(id, message);
            }
            if (!confirmed) {
                confirmed = fetchAndConfirm(id);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClientFault(ExitCode.FAILED, "Interrupted", stopped);
        }
    }

    private String submit() {
        return switch (sample.door()) {
            case REST -> submitByRest();
            case SOAP -> sender.soap().submit(UUID.randomUUID().toString(), sample.coverXml(), sample.soapFile());
        };
    }

    private String submitByRest() {
        var body = new MultipartBody("entente-" + UUID.randomUUID());
        body.add("cover", "cover.json", "application/json", sample.cover(Instant.now()));
        body.add("document", sample.files().name(), sample.files().mediaType(), sample.document());
        if (sample.files().withPhoto()) {
            body.add("attachment", "portrait.png", "image/png", Photo.ofNobody());
        }
        return sender.rest().submit(UUID.randomUUID().toString(), body);
    }

    private boolean fetchAndConfirm(String id) {
        return switch (sample.door()) {
            case REST -> {
                boolean there = receiver.rest().inbox().contains(id);
                if (there) {
                    requireContent(receiver.rest().part(id, 1));
                    receiver.rest().confirm(id);
                }
                yield there;
            }
            case SOAP -> {
                boolean there = receiver.soap().inbox().contains(id);
                if (there) {
                    requireContent(receiver.soap().fetch(id));
                    receiver.soap().confirm(id);
                }
                yield there;
            }
        };
    }

    private static void requireContent(byte[] document) {
        if (document.length == 0) {
            throw new ClientFault(ExitCode.FAILED, "The agency's document is empty");
        }
    }

    private static boolean isOver(JsonNode message) {
        return switch (stage(message)) {
            case "DELIVERED", "REFUSED", "EXPIRED", "WITHDRAWN", "HELD", "BROKEN" -> true;
            default -> false;
        };
    }

    private Outcome outcome(String id, JsonNode message) {
        List<Rung> rungs = rungs(message);
        boolean receipted = rungs.stream().anyMatch(rung -> "AT_THEIR_GATEWAY".equals(rung.step()));
        return new Outcome(sample, id, receipted, "DELIVERED".equals(stage(message)), rungs);
    }

    private static String stage(JsonNode message) {
        return message.path("state").path("stage").asString("");
    }

    private static String note(JsonNode reason) {
        String words = reason.path("whatHappened").asString("") + " "
                + reason.path("detail").asString("");
        return words.strip();
    }

    private static List<Rung> rungs(JsonNode message) {
        var rungs = new ArrayList<Rung>();
        message.path("ladder")
                .forEach(rung -> rungs.add(new Rung(
                        rung.path("step").asString(""), rung.path("at").asString(""), note(rung.path("reason")))));
        return rungs;
    }
}
