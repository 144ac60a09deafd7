package org.entente.integration.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.Contexts;
import org.entente.cli.client.MultipartBody;
import org.entente.cli.demo.NodeYaml;
import org.entente.cli.demo.Sample;
import org.entente.cli.demo.Samples;
import org.entente.cli.demo.World;
import org.entente.core.partner.Terms.Receipts;
import org.entente.integration.story.AnAgreement;

/** Norland and Sudland on ports of their own: keys, configurations, and the two agencies of the FLASH alert. */
final class TwoStates {

    private static final String WORDS_IN_THE_SAMPLE = "Boards in two hours";

    private final World.Place norland;
    private final World.Place sudland;
    private final Sample alert;
    private final byte[] cover;

    private TwoStates(World.Place norland, World.Place sudland) {
        this.norland = norland;
        this.sudland = sudland;
        this.alert = Samples.all().stream()
                .filter(sample -> sample.files().name().equals("flash-alert"))
                .findFirst()
                .orElseThrow();
        this.cover = alert.cover(Instant.now()); // one for all: a repeat under the same key must be the same bytes
    }

    /** Makes keys and configurations below {@code home}; the ports are {@code port} to {@code port + 109}. */
    static TwoStates in(Path home, int port) {
        return in(home, port, NodeYaml::of);
    }

    /** As {@link #in(Path, int)}, with receipts that come by themselves. */
    static TwoStates receiptedLater(Path home, int port) {
        return in(home, port, AnAgreement.onReceipts(Receipts.ASYNC, Duration.ofSeconds(30))::nodeYaml);
    }

    private static TwoStates in(Path home, int port, BiFunction<World.Place, List<World.Place>, String> yaml) {
        var norland = new World.Place(PlayState.of("QN", "Norland"), port, home);
        var sudland = new World.Place(PlayState.of("QS", "Sudland"), port + 100, home);
        List<World.Place> both = List.of(norland, sudland);
        PlayPki.in(home, Clock.systemUTC(), new SecureRandom())
                .make(both.stream().map(World.Place::state).toList());
        both.forEach(place -> write(place, yaml.apply(place, both)));
        return new TwoStates(norland, sudland);
    }

    private static void write(World.Place place, String yaml) {
        try {
            Files.writeString(config(place), yaml);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Path config(World.Place place) {
        return place.folder().resolve("node.yaml");
    }

    NodeProcess node(Side side) {
        return new NodeProcess(config(place(side)));
    }

    /** One alert whose wording names the key, so that its content tells which one it is. */
    MultipartBody alert(String key) {
        String document = new String(alert.document(), StandardCharsets.UTF_8).replace(WORDS_IN_THE_SAMPLE, key);
        var body = new MultipartBody("entente-" + key);
        body.add("cover", "cover.json", "application/json", cover);
        body.add("document", "alert.json", "application/json", document.getBytes(StandardCharsets.UTF_8));
        return body;
    }

    AgencyClient sendingAgency() {
        return Contexts.agency(norland, alert.fromAgency());
    }

    AgencyClient receivingAgency() {
        return Contexts.agency(sudland, alert.toAgency());
    }

    AgencyClient operator(Side side) {
        return Contexts.operator(place(side));
    }

    boolean answers(Side side) {
        try {
            return operator(side).get("/operator/status").has("at");
        } catch (ClientFault notYet) {
            return false;
        }
    }

    private World.Place place(Side side) {
        return switch (side) {
            case SENDER -> norland;
            case RECEIVER -> sudland;
        };
    }
}
