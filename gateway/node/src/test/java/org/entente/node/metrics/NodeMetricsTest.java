package org.entente.node.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StateKeys;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.core.ledger.Stage;
import org.entente.core.memory.MovingClock;
import org.entente.core.message.StateCode;
import org.entente.node.certificates.CertificateCalendar;
import org.entente.node.certificates.CertificateList;
import org.entente.node.certificates.Foundations;
import org.entente.node.certificates.Insider;
import org.entente.node.certificates.Kind;
import org.entente.trust.path.PartnerCertificates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeMetricsTest {

    @TempDir
    static Path home;

    private static StateKeys norland;
    private static X509Certificate tls;

    private final AtomicInteger asked = new AtomicInteger();
    private MovingClock clock;

    @BeforeAll
    static void makeKeys() {
        norland = PlayPki.in(home, Clock.systemUTC(), new SecureRandom())
                .make(List.of(PlayState.of("QN", "Norland")))
                .getFirst();
        tls = norland.published().read(Purpose.TLS);
    }

    @BeforeEach
    void setTheClock() {
        clock = new MovingClock(tls.getNotAfter().toInstant().minus(Duration.ofDays(42)));
    }

    @Test
    void tellsTheDaysUntilACertificateEnds() {
        NodeMetrics metrics = metrics();
        String row = "entente_certificate_expiry_days{certificate=\"" + Fingerprint.brief(tls)
                + "\",kind=\"own\",use=\"TLS\",whose=\"QN\"} ";

        assertThat(metrics.text()).contains(row + "42.0\n");
        clock.pass(Duration.ofDays(43));
        assertThat(metrics.text()).contains(row + "-1.0\n").doesNotContain(row + "42.0");
    }

    @Test
    void namesNoOperator() {
        assertThat(metrics().text())
                .contains("kind=\"operator\",use=\"client\",whose=\"\"")
                .doesNotContain("Ada");
    }

    @Test
    void asksTheLedgerOnceAMinuteAtMost() {
        NodeMetrics metrics = metrics();

        assertThat(metrics.text()).contains("entente_messages{stage=\"waiting\"} 3.0\n");
        metrics.text();
        assertThat(asked).hasValue(1);
        clock.pass(Duration.ofSeconds(61));
        metrics.text();
        assertThat(asked).hasValue(2);
    }

    private NodeMetrics metrics() {
        var own =
                PartnerCertificates.in(new StateCode("QN"), norland.published().folder(), clock);
        var operator = new Insider(Kind.OPERATOR, "Ada", List.of(tls));
        var on = new Foundations(own, () -> tls, List.of(), List.of(operator), List.of());
        return new NodeMetrics(
                new NodeMetrics.Watched(
                        new CertificateList(on, clock), new CertificateCalendar(on, clock), List.of(), this::counts),
                clock);
    }

    private Map<Stage, Long> counts() {
        asked.incrementAndGet();
        return new EnumMap<>(Map.of(Stage.WAITING, 3L));
    }
}
