package org.entente.trust.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.core.message.StateCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictsTest {

    @TempDir
    Path home;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Clock.systemUTC().instant());
    private final Clock clock = new Clock() {
        private final InstantSource hands = now::get;

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return hands.instant();
        }
    };
    private final AtomicInteger judged = new AtomicInteger();

    @Test
    void judgesOnceAMinute() {
        X509Certificate leaf = leaf();
        var verdicts = new Verdicts(clock, List.of());

        ask(verdicts, leaf);
        now.updateAndGet(then -> then.plusSeconds(59));
        ask(verdicts, leaf);
        now.updateAndGet(then -> then.plusSeconds(1));
        ask(verdicts, leaf);

        assertThat(judged).hasValue(2);
    }

    @Test
    void judgesAgainAtTheVeryEndOfACertificate() {
        X509Certificate leaf = leaf();
        var verdicts = new Verdicts(clock, List.of());
        Instant end = leaf.getNotAfter().toInstant();

        now.set(end.minusMillis(500));
        ask(verdicts, leaf);
        now.set(end);
        ask(verdicts, leaf);
        now.set(end.plusMillis(1));
        ask(verdicts, leaf);

        assertThat(judged).hasValue(2);
    }

    @Test
    void judgesAgainWhenTheClockIsPutBack() {
        X509Certificate leaf = leaf();
        var verdicts = new Verdicts(clock, List.of());

        ask(verdicts, leaf);
        now.updateAndGet(then -> then.minus(Duration.ofSeconds(1)));
        ask(verdicts, leaf);

        assertThat(judged).hasValue(2);
    }

    private void ask(Verdicts verdicts, X509Certificate leaf) {
        assertThat(verdicts.allow(leaf, Use.TLS, () -> judged.incrementAndGet() > 0))
                .isTrue();
    }

    private X509Certificate leaf() {
        List<PlayState> states = List.of(PlayState.of("QN", "Norland"), PlayState.of("QS", "Sudland"));
        var made = PlayPki.in(home, clock, new SecureRandom()).make(states);
        Path folder = made.getFirst().partner(states.getLast()).folder();
        return PartnerCertificates.in(new StateCode("QS"), folder, clock)
                .pinned()
                .tls()
                .getFirst();
    }
}
