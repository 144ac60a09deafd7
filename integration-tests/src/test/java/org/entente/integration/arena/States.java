package org.entente.integration.arena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.cli.demo.World;
import org.entente.integration.oracle.Door;
import org.entente.integration.oracle.Witnesses;

/** Norland and Sudland on ports of their own: keys, and a configuration for each of their nodes. */
final class States {

    private static final String RETRY = "    retry: {first: 1s, longest: 5s, longest-urgent: 5s}\n    desks:\n";

    private final Path home;
    private final Plan plan;
    private final BiFunction<World.Place, List<World.Place>, String> yaml;

    States(Path home, Plan plan, BiFunction<World.Place, List<World.Place>, String> yaml) {
        this.home = home;
        this.plan = plan;
        this.yaml = yaml;
        PlayPki.in(home, Clock.systemUTC(), new SecureRandom()).make(List.of(state(Side.SENDER), state(Side.RECEIVER)));
        plan.seats().forEach(this::write);
    }

    /** The folder that belongs to one node alone. */
    Path folder(Seat seat) {
        Path first = place(Seat.of(seat.side())).folder();
        return seat.number() == 1 ? first : first.resolveSibling(first.getFileName() + "-" + seat.number());
    }

    Path config(Seat seat) {
        return folder(seat).resolve("node.yaml");
    }

    /** Where the database lies that the nodes of a State share. */
    Path database(Side side) {
        Path first = folder(Seat.of(side));
        return first.resolveSibling(first.getFileName() + "-database");
    }

    Witnesses witnesses() {
        return new Witnesses(operators(Side.SENDER), operators(Side.RECEIVER), inboxes());
    }

    List<Door.Key> operators(Side side) {
        return plan.seats(side).stream().map(this::operator).toList();
    }

    Door.Key operator(Seat seat) {
        return key(seat, place(seat).deskPort(), "operator");
    }

    List<Door.Key> sendingDoors() {
        return plan.seats(Side.SENDER).stream()
                .map(seat -> key(seat, place(seat).agencyPort(), "police"))
                .toList();
    }

    List<Door.Key> inboxes() {
        return plan.seats(Side.RECEIVER).stream()
                .map(seat -> key(seat, place(seat).agencyPort(), "immigration"))
                .toList();
    }

    private Door.Key key(Seat seat, int port, String who) {
        return new Door.Key(
                "https://localhost:" + port,
                place(seat).keys().resolve("agencies").toString(),
                who);
    }

    private World.Place place(Seat seat) {
        return new World.Place(state(seat.side()), plan.port(seat), home);
    }

    private static PlayState state(Side side) {
        return switch (side) {
            case SENDER -> PlayState.of("QN", "Norland");
            case RECEIVER -> PlayState.of("QS", "Sudland");
        };
    }

    private void write(Seat seat) {
        try {
            Files.createDirectories(folder(seat));
            Files.writeString(config(seat), text(seat));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private String text(Seat seat) {
        World.Place here = place(seat);
        Side other = seat.side() == Side.SENDER ? Side.RECEIVER : Side.SENDER;
        World.Place there = place(Seat.of(other));
        String text = yaml.apply(here, List.of(here, there))
                .replace("    desks:\n", RETRY)
                .replace(
                        "https://localhost:" + there.as4Port() + "/",
                        "https://localhost:" + plan.linkPort(other) + "/");
        if (!plan.limits().isEmpty()) {
            text += plan.limits().stream().map("  %s\n"::formatted).collect(Collectors.joining("", "limits:\n", ""));
        }
        return plan.isShared(seat.side()) ? shared(seat, text) : text;
    }

    /** One of several nodes: its own folder and name, the State's database and contents. */
    private String shared(Seat seat, String text) {
        World.Place here = place(seat);
        Path contents = here.folder().resolve("content");
        String members = plan.seats(seat.side()).stream()
                .map(node -> "127.0.0.1:" + (plan.port(node) + 4))
                .collect(Collectors.joining(", "));
        String home = "  home: " + here.folder() + "\n";
        String embedded = "ledger:\n  embedded-port: " + here.postgresPort() + "\n";
        requireIn(text, home);
        requireIn(text, embedded);
        return text.replace(
                                home,
                                "  home: %s\n  node: \"%d\"\n  content: %s\n"
                                        .formatted(folder(seat), seat.number(), contents))
                        .replace(
                                embedded,
                                "ledger:\n  url: jdbc:postgresql://127.0.0.1:%d/entente\n  user: entente\n"
                                                .formatted(plan.databaseLinkPort(seat))
                                        + "  password-file: " + database(seat.side()) + "/user.password\n")
                + "cluster:\n  members: [" + members + "]\n";
    }

    private static void requireIn(String text, String line) {
        if (!Objects.requireNonNull(text).contains(line)) {
            throw new IllegalStateException("The configuration no longer has the line " + line);
        }
    }
}
