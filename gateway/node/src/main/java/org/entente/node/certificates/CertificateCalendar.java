package org.entente.node.certificates;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.core.partner.Partner;
import org.entente.trust.calendar.Break;
import org.entente.trust.calendar.Breaks;
import org.entente.trust.calendar.Duty;
import org.entente.trust.revocation.SeenSource;
import org.entente.trust.revocation.SourceEnd;

/**
 * What breaks on which day, in sentences: for this State's own certificates, each partner's, their authorities', those
 * by which this State's agencies and operators are known, and the sources that tell of revocations.
 */
public final class CertificateCalendar {

    private final Foundations on;
    private final Clock clock;

    public CertificateCalendar(Foundations on, Clock clock) {
        this.on = on;
        this.clock = clock;
    }

    /** Everything that breaks from now on and within {@code ahead}, the next first. */
    public List<CalendarEntry> within(Duration ahead) {
        var span = new Span(clock.instant(), clock.instant().plus(ahead));
        return Stream.of(own(span), shown(span), partners(span), insiders(span), sources(span))
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(CalendarEntry::at).thenComparing(CalendarEntry::sentence))
                .toList();
    }

    /** What is broken already, in sentences. */
    public List<String> broken() {
        Instant now = clock.instant();
        Stream<String> ours = on.suites().entrySet().stream()
                .flatMap(each -> Breaks.unserved(on.own(), each.getKey(), now).stream()
                        .map(duty -> ours(duty, each.getValue())));
        Stream<String> theirs = on.partners().stream().flatMap(peer -> {
            Partner partner = peer.partner();
            return Breaks.unserved(peer.certificates(), partner.suite(), now).stream()
                    .map(duty -> theirs(duty, partner.name()));
        });
        Stream<String> insiders = on.insiders().stream()
                .filter(one -> last(one).filter(last -> !end(last).isAfter(now)).isPresent())
                .map(Insider::loss);
        return Stream.of(ours, theirs, insiders).flatMap(Function.identity()).toList();
    }

    private record Span(Instant from, Instant to) {

        private boolean holds(Instant at) {
            return at.isAfter(from) && !at.isAfter(to);
        }

        private long days(Instant at) {
            return Duration.between(from, at).toDays();
        }
    }

    private Stream<CalendarEntry> own(Span span) {
        return on.suites().entrySet().stream()
                .flatMap(each -> Breaks.of(on.own(), each.getKey(), span.from(), span.to()).stream()
                        .map(one -> entry(Kind.OWN, one, ours(one.duty(), each.getValue()), span)));
    }

    private static String ours(Duty duty, String names) {
        return switch (duty) {
            case CONNECTS -> names + ": no connection with this State is accepted any more.";
            case SIGNS -> names + ": nothing that this State signs is accepted any more, its receipts included.";
            case RECEIVES -> names + ": nothing can be encrypted for this State any more.";
        };
    }

    /** A next certificate that partners know of already helps nobody before it is switched to. */
    private Stream<CalendarEntry> shown(Span span) {
        String sentence = "The doors of this gateway show a certificate that has ended: no agency, operator or partner"
                + " connects, unless the next keys were switched to (entente cert switch).";
        return Stream.of(on.shown().get())
                .filter(one -> span.holds(end(one)))
                .map(one -> entry(Kind.OWN, end(one), sentence, one, span));
    }

    private Stream<CalendarEntry> partners(Span span) {
        return on.partners().stream().flatMap(peer -> {
            String name = peer.partner().name();
            return Breaks.of(peer.certificates(), peer.partner().suite(), span.from(), span.to()).stream()
                    .map(one -> entry(Kind.PARTNER, one, theirs(one.duty(), name), span));
        });
    }

    private static String theirs(Duty duty, String name) {
        return switch (duty) {
            case CONNECTS -> name + " and this State can no longer connect.";
            case SIGNS -> "Nothing that " + name + " signs is accepted any more, its receipts included.";
            case RECEIVES -> "Nothing can be encrypted for " + name + " any more: no message leaves for it.";
        };
    }

    private Stream<CalendarEntry> insiders(Span span) {
        return on.insiders().stream()
                .flatMap(one -> last(one)
                        .filter(last -> span.holds(end(last)))
                        .map(last -> entry(one.kind(), end(last), one.loss(), last, span))
                        .stream());
    }

    private static Optional<X509Certificate> last(Insider insider) {
        return insider.certificates().stream().max(Comparator.comparing(X509Certificate::getNotAfter));
    }

    private Stream<CalendarEntry> sources(Span span) {
        return on.asked().stream()
                .flatMap(asked ->
                        asked.watch().ends(span.from(), span.to()).stream().map(end -> entry(asked, end, span)));
    }

    private CalendarEntry entry(Asked asked, SourceEnd end, Span span) {
        SeenSource source = end.source();
        return new CalendarEntry(
                end.at(),
                Kind.RESPONDER,
                asked.partner().state().value(),
                asked.loss(end),
                source.signer()
                        .map(CertificateCalendar::words)
                        .orElse("The list of "
                                + source.authority().getSubjectX500Principal().getName() + " ends."),
                source.signer().map(Fingerprint::hex).stream().toList(),
                span.days(end.at()),
                source.since());
    }

    private CalendarEntry entry(Kind kind, Instant at, String sentence, X509Certificate ended, Span span) {
        return new CalendarEntry(
                at,
                kind,
                on.own().state().value(),
                sentence,
                words(ended),
                List.of(Fingerprint.hex(ended)),
                span.days(at),
                begin(ended));
    }

    private static CalendarEntry entry(Kind kind, Break one, String sentence, Span span) {
        String cause = one.ended().stream().map(CertificateCalendar::words).collect(Collectors.joining(" "));
        Instant since = one.ended().stream()
                .map(CertificateCalendar::begin)
                .max(Comparator.naturalOrder())
                .orElse(one.at());
        List<String> ended = one.ended().stream().map(Fingerprint::hex).toList();
        return new CalendarEntry(
                one.at(), kind, one.state().value(), sentence, cause, ended, span.days(one.at()), since);
    }

    private static Instant begin(X509Certificate certificate) {
        return certificate.getNotBefore().toInstant();
    }

    /** RFC 5280 §4.1.2.5: valid through notAfter. */
    private static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().plusMillis(1);
    }

    private static String words(X509Certificate ended) {
        String what = ended.getBasicConstraints() >= 0 ? "The authority " : "The certificate ";
        return what + ended.getSubjectX500Principal().getName() + " ends (SHA-256 " + Fingerprint.brief(ended) + ").";
    }
}
