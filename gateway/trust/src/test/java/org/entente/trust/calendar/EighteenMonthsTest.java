package org.entente.trust.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.entente.trust.calendar.Duty.CONNECTS;
import static org.entente.trust.calendar.Duty.RECEIVES;
import static org.entente.trust.calendar.Duty.SIGNS;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StatePlans;
import org.entente.certsdev.issue.Authority;
import org.entente.certsdev.issue.SeededRandom;
import org.entente.certsdev.issue.Validity;
import org.entente.core.failure.PermanentFault;
import org.entente.core.memory.MovingClock;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.path.PartnerCertificates;
import org.entente.trust.path.Pinned;
import org.junit.jupiter.api.Test;

/** Sudland's certificates end one after the other; each day is lived with the rules that judge real messages. */
class EighteenMonthsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 26);
    private static final LocalDate LAST = FIRST.plusMonths(18);
    private static final Suite SUITE = Suite.EDELIVERY_2;

    private final SecureRandom random = SeededRandom.ofPhrase("eighteen months");
    private final StatePlans plans =
            new StatePlans(PlayState.of("QS", "Sudland"), Clock.fixed(at(FIRST), ZoneOffset.UTC));
    private final Authority root = Authority.root(plans.root(), random);
    private final Authority gateways =
            root.issueAuthority(plans.gatewayAuthority().valid(months(-1, 14)), random);

    private final X509Certificate tls = leaf(Purpose.TLS, months(-1, 3));
    private final X509Certificate nextTls = leaf(Purpose.TLS, months(2, 12));
    private final X509Certificate signing = leaf(Purpose.SIGNING, months(-1, 6));
    private final X509Certificate lateSigning =
            leaf(Purpose.SIGNING, new Validity(at(FIRST.plusMonths(6).plusDays(3)), at(FIRST.plusMonths(20))));
    private final X509Certificate agreement = leaf(Purpose.AGREEMENT, months(-1, 9));

    private final Pinned pinned = new Pinned(
            List.of(tls, nextTls),
            List.of(signing, lateSigning),
            List.of(agreement),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    @Test
    void foretellsEachEndWithItsCause() {
        List<Break> breaks = Breaks.of(sudland(Clock.fixed(at(FIRST), ZoneOffset.UTC)), SUITE, at(FIRST), at(LAST));

        assertThat(breaks)
                .extracting(one -> day(one.at()), Break::duty, Break::ended)
                .containsExactly(
                        tuple(FIRST.plusMonths(6), SIGNS, List.of(signing)),
                        tuple(FIRST.plusMonths(9), RECEIVES, List.of(agreement)),
                        tuple(FIRST.plusMonths(12), CONNECTS, List.of(nextTls)),
                        tuple(FIRST.plusMonths(14), SIGNS, List.of(gateways.certificate())));
    }

    @Test
    void everyForetoldBreakComesOnItsDayAndNoOther() {
        var clock = new MovingClock(at(FIRST));
        PartnerCertificates sudland = sudland(clock);
        Map<LocalDate, Set<Duty>> foretold = foretold(sudland);

        var lived = new TreeMap<LocalDate, Set<Duty>>();
        Set<Duty> served = served(sudland);
        for (LocalDate day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
            clock.stepTo(at(day.plusDays(1)));
            Set<Duty> now = served(sudland);
            Set<Duty> broken = EnumSet.copyOf(served);
            broken.removeAll(now);
            if (!broken.isEmpty()) {
                lived.put(day, broken);
            }
            served = now;
            if (served.isEmpty()) {
                break;
            }
        }

        assertThat(lived).hasSize(4).isEqualTo(foretold);
    }

    @Test
    void namesWhatNothingServesAlready() {
        PartnerCertificates sudland = sudland(Clock.fixed(at(FIRST), ZoneOffset.UTC));

        assertThat(Breaks.unserved(sudland, SUITE, at(FIRST))).isEmpty();
        assertThat(Breaks.unserved(sudland, SUITE, at(FIRST.plusMonths(6).plusDays(1))))
                .containsExactly(SIGNS);
        assertThat(Breaks.unserved(sudland, SUITE, at(FIRST.plusMonths(15)))).containsExactly(Duty.values());
    }

    private Map<LocalDate, Set<Duty>> foretold(PartnerCertificates sudland) {
        var foretold = new TreeMap<LocalDate, Set<Duty>>();
        Breaks.of(sudland, SUITE, at(FIRST), at(LAST))
                .forEach(one -> foretold.computeIfAbsent(day(one.at()), first -> EnumSet.noneOf(Duty.class))
                        .add(one.duty()));
        return foretold;
    }

    /** What the wire would find: the calendar's own questions are not asked. */
    private Set<Duty> served(PartnerCertificates sudland) {
        Map<Duty, Boolean> all = new EnumMap<>(Duty.class);
        all.put(CONNECTS, pinned.tls().stream().anyMatch(sudland::isTls));
        all.put(
                SIGNS,
                pinned.signing().stream()
                        .anyMatch(shown -> sudland.signer(SUITE, shown).isPresent()));
        all.put(RECEIVES, encrypts(sudland));
        Set<Duty> served = EnumSet.noneOf(Duty.class);
        all.forEach((purpose, is) -> {
            if (is) {
                served.add(purpose);
            }
        });
        return served;
    }

    private static boolean encrypts(PartnerCertificates sudland) {
        try {
            return sudland.encryption(SUITE) != null;
        } catch (PermanentFault none) {
            return false;
        }
    }

    private PartnerCertificates sudland(Clock clock) {
        return new PartnerCertificates(
                new StateCode("QS"),
                root.certificate(),
                new ArrayList<>(List.of(gateways.certificate())),
                pinned,
                clock);
    }

    private X509Certificate leaf(Purpose purpose, Validity validity) {
        return gateways.issue(plans.node(purpose).valid(validity), purpose.keyKind(), random)
                .certificate();
    }

    /** Ends at noon, so that the day on which it ends is beyond doubt. */
    private static Validity months(int from, int until) {
        return new Validity(
                at(FIRST.plusMonths(from)), at(FIRST.plusMonths(until)).plusSeconds(12 * 3600));
    }

    private static Instant at(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
