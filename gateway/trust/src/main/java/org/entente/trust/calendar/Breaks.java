package org.entente.trust.calendar;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.path.PartnerCertificates;

/**
 * Foretells when a State's certificates stop to serve a duty.
 *
 * <p>Asks of each instant at which anything begins or ends the very rules that will judge then, so that an overlap, a
 * gap and an authority that ends before its leaves come out as they will be. Revocations cannot be foretold.
 */
public final class Breaks {

    private Breaks() {}

    /** What stops after {@code from} and until {@code to}, in the order of time. */
    public static List<Break> of(PartnerCertificates certificates, Suite suite, Instant from, Instant to) {
        List<Break> breaks = new ArrayList<>();
        Instant before = from;
        for (Instant change : changes(certificates, from, to)) {
            PartnerCertificates until = certificates.at(before);
            PartnerCertificates since = certificates.at(change);
            Stream.of(Duty.values())
                    .filter(duty -> duty.isServed(until, suite) && !duty.isServed(since, suite))
                    .map(duty -> new Break(
                            change, certificates.state(), duty, ended(certificates, duty.leaves(since, suite), change)))
                    .forEach(breaks::add);
            before = change;
        }
        return List.copyOf(breaks);
    }

    /** The duties that nothing serves at an instant. */
    public static List<Duty> unserved(PartnerCertificates certificates, Suite suite, Instant now) {
        PartnerCertificates then = certificates.at(now);
        return Stream.of(Duty.values())
                .filter(duty -> !duty.isServed(then, suite))
                .toList();
    }

    private static SortedSet<Instant> changes(PartnerCertificates certificates, Instant from, Instant to) {
        var changes = new TreeSet<Instant>();
        all(certificates, certificates.leaves()).forEach(one -> {
            changes.add(one.getNotBefore().toInstant());
            changes.add(end(one));
        });
        return new TreeSet<>(changes.subSet(from, false, to, true));
    }

    /** Of these leaves, and of what stands above them. */
    private static List<X509Certificate> ended(
            PartnerCertificates certificates, List<X509Certificate> leaves, Instant at) {
        return all(certificates, leaves).filter(one -> end(one).equals(at)).toList();
    }

    private static Stream<X509Certificate> all(PartnerCertificates certificates, List<X509Certificate> leaves) {
        return Stream.of(leaves, certificates.authorities(), List.of(certificates.root()))
                .flatMap(List::stream);
    }

    /** RFC 5280 §4.1.2.5: valid through notAfter; the first instant beyond. */
    private static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().plusMillis(1);
    }
}
