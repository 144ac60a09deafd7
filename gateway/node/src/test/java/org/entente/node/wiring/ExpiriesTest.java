package org.entente.node.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StateKeys;
import org.entente.core.content.Digest;
import org.entente.core.evidence.AuditTrail.Line;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.core.memory.InMemoryNoticeBook;
import org.entente.node.config.NodeConfig;
import org.entente.node.config.NodeConfigReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiriesTest {

    private static final String NORLAND = """
            state: {code: QN, name: Norland, home: "HOME"}
            listen: {as4-port: 7100, agency-port: 7101, desk-port: 7102}
            trust:
              keys-folder: "HOME"
              passphrase-file: "HOME/passphrase"
              notices: {days: [60, 7], every: 50ms}
            agencies: []
            partners: []
            """;

    private final List<Line> trail = new CopyOnWriteArrayList<>();
    private final InMemoryNoticeBook book = new InMemoryNoticeBook();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void writesEachNoticeIntoTheTrailOnceHoweverOftenItLooks(@TempDir Path folder)
            throws IOException, GeneralSecurityException {
        StateKeys keys = PlayPki.in(folder, Clock.systemUTC(), new SecureRandom())
                .make(List.of(PlayState.of("QN", "Norland")))
                .getFirst();
        X509Certificate tls = keys.node(Purpose.TLS).load().certificate();
        NodeConfig config = NodeConfigReader.read(Files.writeString(
                folder.resolve("node.yaml"),
                NORLAND.replace("HOME", keys.folder().toString())));
        Clock near = Clock.fixed(tls.getNotAfter().toInstant().minus(Duration.ofDays(5)), ZoneOffset.UTC);
        for (int start = 0; start < 2; start++) {
            var wire = new Expiries.Wire(List.of(), List.of(), () -> tls);
            looks.set(0);
            try (var expiries = new Expiries(config, wire, this::counted, trail::add, near)) {
                expiries.start();
                await().atMost(Duration.ofSeconds(30)).until(() -> looks.get() >= 2);
            }
        }

        assertThat(trail).singleElement().satisfies(line -> {
            assertThat(line.who()).isEqualTo("QN " + Fingerprint.hex(tls));
            assertThat(line.what()).isEqualTo("gave notice 7 days before it ends");
            assertThat(line.subject())
                    .isEqualTo(tls.getNotAfter().toInstant().toString().substring(0, 10));
        });
    }

    private boolean counted(Digest what, int daysBefore, Instant now) {
        boolean isFirst = book.claim(what, daysBefore, now);
        looks.incrementAndGet();
        return isFirst;
    }
}
