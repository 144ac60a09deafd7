package org.entente.integration.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entente.integration.arena.Launch;
import org.entente.integration.arena.NodeProcess;
import org.entente.integration.arena.Seat;
import org.entente.integration.arena.Steady;
import org.entente.integration.chaos.Run.Seen;
import org.entente.integration.chaos.Run.Stage;

/** F13 and F14: strangers who hold doors open, and nodes that lack what they need. */
final class Floods {

    private static final int STRANGERS = 2_000;
    private static final int FLOOD = 60;
    private static final Duration FAULT = Duration.ofSeconds(30);
    private static final Duration START = Duration.ofMinutes(6);

    /** The record header of a TLS handshake message, and the length of a greeting that never comes whole. */
    private static final byte[] GREETING = {0x16, 0x03, 0x01, 0x02, 0x00};

    private Floods() {}

    static List<Run> runs() {
        return List.of(
                new Run(
                        "F13a",
                        "2,000 connections that never greet, at both doors",
                        Stage.PAIR,
                        List.of(),
                        scene -> held(scene, false)),
                new Run(
                        "F13b",
                        "2,000 TLS handshakes, a byte each second",
                        Stage.PAIR,
                        List.of(),
                        scene -> held(scene, true)),
                new Run(
                        "F14a",
                        "ulimit -n 256 and a flood",
                        Stage.PAIR,
                        List.of("prlimit"),
                        scene -> lacks(scene, Launch.plain().under("prlimit", "--nofile=256:256"))),
                new Run(
                        "F14b",
                        "a heap of 72 MB and a flood",
                        Stage.PAIR,
                        List.of(),
                        scene -> lacks(scene, Launch.plain().with("-Xmx72m"))));
    }

    private static Seen held(Scene scene, boolean slowly) {
        scene.goOn(FAULT.dividedBy(6));
        long from = System.currentTimeMillis();
        int agencyDoor = scene.arena().plan().firstPort(Seat.of(Scene.SENDER.side())) + 1;
        int as4Door = scene.arena().plan().firstPort(Scene.RECEIVER);
        List<Socket> strangers = new ArrayList<>();
        int open;
        try {
            for (int number = 0; number < STRANGERS; number++) {
                strangers.add(connected(number % 2 == 0 ? agencyDoor : as4Door));
            }
            long end = System.nanoTime() + FAULT.toNanos();
            for (int at = 0; System.nanoTime() < end; at++) {
                if (slowly) {
                    byte next = at < GREETING.length ? GREETING[at] : 1;
                    strangers.forEach(stranger -> say(stranger, next));
                }
                scene.goOn(Duration.ofSeconds(1));
            }
            open = (int)
                    strangers.stream().filter(stranger -> !stranger.isClosed()).count();
        } finally {
            strangers.forEach(Floods::hangUp);
        }
        long answered = scene.accepted(from, System.currentTimeMillis());
        double slowest = scene.slowestAnswer(from);
        boolean settled = scene.settles();
        return Seen.only(
                settled && slowest < 1,
                "%d strangers still there at the end; 2xx meanwhile: %d, slowest %.1f s; longest way %.1f s; the door"
                        + " said %s",
                open,
                answered,
                slowest,
                scene.longestWay(),
                scene.refusals());
    }

    private static Seen lacks(Scene scene, Launch launch) {
        NodeProcess node = scene.node(Scene.SENDER);
        node.stopsWithin(START);
        node.revive(launch);
        boolean up = scene.arena().comesUp(Scene.SENDER, START);
        try (var _ = new Steady(scene.arena(), "FLOOD-" + node.pid(), FLOOD)) {
            scene.goOn(FAULT);
        }
        boolean died = !node.isAlive();
        var refusals = scene.refusals();
        if (node.isAlive()) {
            node.stopsWithin(START);
        }
        if (node.isAlive()) {
            node.kill();
        }
        node.revive();
        boolean back = scene.arena().comesUp(Scene.SENDER, START);
        boolean settled = scene.settles();
        return Seen.only(
                back && settled,
                "came up: %s; ended itself: %s; the door said %s; started again with enough: %s",
                up,
                died,
                refusals,
                back);
    }

    private static Socket connected(int port) {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        } catch (IOException full) {
            hangUp(socket); // a full backlog is what a stranger gets
        }
        return socket;
    }

    private static void say(Socket stranger, byte one) {
        try {
            if (!stranger.isClosed()) {
                stranger.getOutputStream().write(one);
            }
        } catch (IOException hungUpOn) {
            hangUp(stranger);
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is.
        }
    }
}
