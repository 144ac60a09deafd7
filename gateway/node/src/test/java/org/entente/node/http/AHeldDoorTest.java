package org.entente.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.core.message.StateCode;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.keys.TlsContexts;
import org.entente.trust.path.PartnerCertificates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strangers who take connections and say nothing: who means it still gets in, and they do not stay. */
class AHeldDoorTest {

    private static final int STRANGERS = 2_000;
    private static final int PATIENCE_MILLIS = 30_000;
    /** Far below the time for which strangers were let stand before; a busy machine takes seconds for anything. */
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    static Path home;

    private static NodeServer server;

    private final List<Socket> strangers = new ArrayList<>();

    @BeforeAll
    static void open() {
        var made = PlayPki.in(home.resolve("pki"), Clock.systemUTC(), new SecureRandom())
                .make(PlayState.demonstration());
        var tls = new TlsContexts(NodeKeys.in(made.getFirst().folder()));
        Path partner = made.getFirst().partner(made.getLast().state()).folder();
        var trusted =
                PartnerCertificates.in(new StateCode(made.getLast().state().code()), partner, Clock.systemUTC());
        var door = new Door("as4", "127.0.0.1", 0, tls.wireDoor(List.of(trusted)), true, List.of());
        server = new NodeServer(home.resolve("http"), HttpLimits.standard(), List.of(door));
        server.start();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @AfterEach
    void leave() throws IOException {
        for (Socket stranger : strangers) {
            stranger.close();
        }
    }

    @Test
    void answersAGoodCallerWhileTwoThousandStrangersSayNothing() throws IOException {
        for (int number = 0; number < STRANGERS; number++) {
            strangers.add(connected());
        }

        long begin = System.nanoTime();
        int answer = firstByteOfAnAnswer();

        assertThat(answer).isEqualTo(22);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
    }

    @Test
    void hangsUpOnWhoBeginsToGreetAndStops() throws IOException {
        Socket stranger = connected();
        strangers.add(stranger);
        stranger.getOutputStream().write(new byte[] {22, 3, 1});

        stranger.setSoTimeout(PATIENCE_MILLIS);

        assertThat(stranger.getInputStream().read()).isEqualTo(-1);
    }

    private static Socket connected() throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port("as4")), PATIENCE_MILLIS);
        return socket;
    }

    private static int firstByteOfAnAnswer() throws IOException {
        try (Socket caller = connected()) {
            caller.setSoTimeout(PATIENCE_MILLIS);
            caller.getOutputStream().write(Hello.of("0303", "13011302", Hello.TLS_1_3));
            return caller.getInputStream().read();
        }
    }
}
