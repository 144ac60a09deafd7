package org.entente.node.metrics;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.entente.core.ledger.Stage;
import org.entente.node.certificates.Asked;
import org.entente.node.certificates.CertificateCalendar;
import org.entente.node.certificates.CertificateList;
import org.entente.node.certificates.CertificateList.CertificateView;
import org.entente.node.certificates.Kind;
import org.entente.trust.revocation.Revocation;

/**
 * The numbers of one node in the text format of Prometheus, taken when they are asked for.
 *
 * <p>As many rows as the node has certificates, partners and stages, and no more. Names no person: an operator's
 * certificate stands in it by its fingerprint alone. Counts of messages are asked of the ledger once a minute at most,
 * whoever asks how often.
 */
public final class NodeMetrics {

    private static final Duration COUNTS_HOLD = Duration.ofMinutes(1);
    private static final int SHORT = 16;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MultiGauge expiries;
    private final MultiGauge broken;
    private final MultiGauge answers;
    private final MultiGauge freshest;
    private final MultiGauge messages;
    private final Watched watched;
    private final Clock clock;
    private Map<Stage, Long> counts = Map.of();
    private Instant counted = Instant.MIN;

    public NodeMetrics(Watched watched, Clock clock) {
        this.watched = watched;
        this.clock = clock;
        this.expiries = gauge("entente.certificate.expiry.days", "Days until a certificate ends, negative after it");
        this.broken = gauge("entente.certificate.broken", "How many things no certificate serves now");
        this.answers = gauge("entente.revocation.answers", "Certificates of a partner, by what is known of them now");
        this.freshest = gauge("entente.revocation.freshest.age.seconds", "Age of the newest statement about a partner");
        this.messages = gauge("entente.messages", "Messages by stage, at most a minute old");
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Where the numbers come from. */
    public record Watched(
            CertificateList certificates,
            CertificateCalendar calendar,
            List<Asked> asked,
            Supplier<Map<Stage, Long>> counts) {
        public Watched {
            asked = List.copyOf(asked);
        }
    }

    /** All numbers as they are now. */
    public synchronized String text() {
        Instant now = clock.instant();
        set(expiries, watched.certificates().all().stream().map(NodeMetrics::expiry));
        set(broken, Stream.of(Row.of(Tags.empty(), watched.calendar().broken().size())));
        set(answers, watched.asked().stream().flatMap(NodeMetrics::known));
        set(freshest, watched.asked().stream().flatMap(asked -> age(asked, now).stream()));
        set(messages, counts(now).entrySet().stream().map(NodeMetrics::standing));
        return registry.scrape();
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private static void set(MultiGauge gauge, Stream<Row<Number>> rows) {
        gauge.register(rows.toList(), true);
    }

    private static Row<Number> expiry(CertificateView one) {
        var tags = Tags.of(
                "kind", word(one.kind()),
                "whose", one.kind() == Kind.OPERATOR ? "" : one.whose(),
                "use", one.use(),
                "certificate", one.sha256().substring(0, SHORT));
        return Row.of(tags, one.days());
    }

    private static Stream<Row<Number>> known(Asked asked) {
        List<Revocation> known = asked.book().answers();
        return Stream.of(Revocation.Good.class, Revocation.Revoked.class, Revocation.CouldNotTell.class)
                .map(kind -> Row.of(
                        of(asked).and("answer", kind.getSimpleName()),
                        known.stream().filter(kind::isInstance).count()));
    }

    private static Optional<Row<Number>> age(Asked asked, Instant now) {
        return asked.book().answers().stream()
                .flatMap(one -> one.told().stream())
                .map(Revocation.Known::said)
                .max(Comparator.naturalOrder())
                .map(said -> Row.of(of(asked), Duration.between(said, now).toSeconds()));
    }

    private static Tags of(Asked asked) {
        return Tags.of("partner", asked.partner().state().value());
    }

    private Map<Stage, Long> counts(Instant now) {
        if (now.isAfter(counted.plus(COUNTS_HOLD))) {
            counts = watched.counts().get();
            counted = now;
        }
        return counts;
    }

    private static Row<Number> standing(Map.Entry<Stage, Long> count) {
        return Row.of(Tags.of("stage", word(count.getKey())), count.getValue());
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
