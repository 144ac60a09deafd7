package org.entente.node.certificates;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.calendar.Break;
import org.entente.trust.calendar.Breaks;
import org.entente.trust.calendar.Duty;
import org.entente.trust.path.PartnerCertificates;

/**
 * What breaks on which day, in sentences: for this State's own certificates, each partner's, their authorities', and
 * those by which this State's agencies and operators are known.
 */
public final class CertificateCalendar {

    private final PartnerCertificates own;
    private final List<Peer> partners;
    private final List<Client> clients;
    private final Clock clock;

    /** Takes what this State hands to its partners; they judge it as it judges theirs. */
    public CertificateCalendar(PartnerCertificates own, List<Peer> partners, List<Client> clients, Clock clock) {
        this.own = own;
        this.partners = List.copyOf(partners);
        this.clients = List.copyOf(clients);
        this.clock = clock;
    }

    /**
     * Somebody of this State who is known by a certificate.
     *
     * @param certificates several during a rollover
     */
    public record Client(String name, List<X509Certificate> certificates) {
        public Client {
            certificates = List.copyOf(certificates);
        }
    }

    /** Everything that breaks from now on and within {@code ahead}, the next first. */
    public List<CalendarEntry> within(Duration ahead) {
        Instant now = clock.instant();
        Instant until = now.plus(ahead);
        return Stream.of(ownBreaks(now, until), partnersBreaks(now, until), clientsBreaks(now, until))
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(CalendarEntry::at).thenComparing(CalendarEntry::sentence))
                .toList();
    }

    private Stream<CalendarEntry> partnersBreaks(Instant now, Instant until) {
        return partners.stream().flatMap(peer -> {
            String name = peer.partner().name();
            return Breaks.of(peer.certificates(), peer.partner().suite(), now, until).stream()
                    .map(one -> entry(one, theirs(one.duty(), name), now));
        });
    }

    private static String theirs(Duty duty, String name) {
        return switch (duty) {
            case CONNECTS -> name + " and this State can no longer connect.";
            case SIGNS -> "Nothing that " + name + " signs is accepted any more, its receipts included.";
            case RECEIVES -> "Nothing can be encrypted for " + name + " any more: no message leaves for it.";
        };
    }

    private Stream<CalendarEntry> ownBreaks(Instant now, Instant until) {
        Map<Suite, String> names = partners.stream()
                .map(Peer::partner)
                .collect(Collectors.groupingBy(
                        partner -> partner.suite(),
                        TreeMap::new,
                        Collectors.mapping(partner -> partner.name(), Collectors.joining(", "))));
        return names.entrySet().stream()
                .flatMap(each -> Breaks.of(own, each.getKey(), now, until).stream()
                        .map(one -> entry(one, ours(one.duty(), each.getValue()), now)));
    }

    private static String ours(Duty duty, String names) {
        return switch (duty) {
            case CONNECTS -> names + ": no connection with this State is accepted any more.";
            case SIGNS -> names + ": nothing that this State signs is accepted any more, its receipts included.";
            case RECEIVES -> names + ": nothing can be encrypted for this State any more.";
        };
    }

    private Stream<CalendarEntry> clientsBreaks(Instant now, Instant until) {
        return clients.stream()
                .flatMap(client -> client.certificates().stream()
                        .max(Comparator.comparing(X509Certificate::getNotAfter))
                        .filter(last -> isWithin(last.getNotAfter().toInstant(), now, until))
                        .map(last -> new CalendarEntry(
                                last.getNotAfter().toInstant(),
                                own.state().value(),
                                client.name() + " can no longer connect to this gateway.",
                                words(last),
                                days(now, last.getNotAfter().toInstant())))
                        .stream());
    }

    private static boolean isWithin(Instant at, Instant now, Instant until) {
        return at.isAfter(now) && !at.isAfter(until);
    }

    private static CalendarEntry entry(Break one, String sentence, Instant now) {
        String cause = one.ended().stream().map(CertificateCalendar::words).collect(Collectors.joining(" "));
        return new CalendarEntry(one.at(), one.state().value(), sentence, cause, days(now, one.at()));
    }

    private static long days(Instant now, Instant at) {
        return Duration.between(now, at).toDays();
    }

    private static String words(X509Certificate ended) {
        String what = ended.getBasicConstraints() >= 0 ? "The authority " : "The certificate ";
        return what + ended.getSubjectX500Principal().getName() + " ends (SHA-256 " + Fingerprint.brief(ended) + ").";
    }
}
