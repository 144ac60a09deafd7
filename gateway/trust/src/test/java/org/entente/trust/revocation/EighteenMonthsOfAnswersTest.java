package org.entente.trust.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.security.auth.x500.X500Principal;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StatePlans;
import org.entente.certsdev.answers.OcspResponder;
import org.entente.certsdev.answers.RevokedBook;
import org.entente.certsdev.issue.AlternativeNames;
import org.entente.certsdev.issue.Authority;
import org.entente.certsdev.issue.CertificatePlan;
import org.entente.certsdev.issue.Credential;
import org.entente.certsdev.issue.ExtendedUse;
import org.entente.certsdev.issue.KeyKind;
import org.entente.certsdev.issue.KeyUse;
import org.entente.certsdev.issue.SeededRandom;
import org.entente.certsdev.issue.Standing;
import org.entente.certsdev.issue.Validity;
import org.entente.core.memory.MovingClock;
import org.junit.jupiter.api.Test;

/** Sudland's responders answer each day for 18 months with the same keys, whose certificates end one by one. */
class EighteenMonthsOfAnswersTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 26);
    private static final LocalDate LAST = FIRST.plusMonths(18);

    private final MovingClock clock = new MovingClock(at(FIRST));
    private final Authority root = Authority.root(
            new StatePlans(PlayState.of("QS", "Sudland"), clock).root(), SeededRandom.ofPhrase("answers"));
    private final Authority gateways = root.issueAuthority(
            new StatePlans(PlayState.of("QS", "Sudland"), clock).gatewayAuthority(), SeededRandom.ofPhrase("answers"));
    private final X509Certificate leaf = gateways.issue(
                    new StatePlans(PlayState.of("QS", "Sudland"), clock).node(Purpose.TLS),
                    KeyKind.P256,
                    SeededRandom.ofPhrase("leaf"))
            .certificate();

    private final Map<URI, Credential> signers = new LinkedHashMap<>(Map.of(
            URI.create("http://one.example/ocsp"), delegate(FIRST.plusMonths(4)),
            URI.create("http://two.example/ocsp"), delegate(FIRST.plusMonths(9)),
            URI.create("http://authority.example/ocsp"), gateways.credential()));

    @Test
    void everyForetoldEndOfASignerComesOnItsDayAndNoOther() {
        List<SeenSource> seen = new ArrayList<>();
        signers.forEach((address, signer) ->
                ask(signer).ifPresent(one -> seen.add(SeenSource.responder(address, gateways.certificate(), one))));
        Map<LocalDate, URI> foretold = new TreeMap<>();
        SourceEnd.of(seen, false, at(FIRST), at(LAST))
                .forEach(end ->
                        foretold.put(day(end.at()), end.source().responder().orElseThrow()));

        Map<LocalDate, URI> lived = new TreeMap<>();
        Set<URI> believed = Set.copyOf(signers.keySet());
        for (LocalDate day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
            clock.stepTo(at(day.plusDays(1)));
            for (URI address : believed) {
                if (ask(Objects.requireNonNull(signers.get(address))).isEmpty()) {
                    lived.put(day, address);
                }
            }
            believed = without(believed, lived);
        }

        assertThat(seen).hasSize(3);
        assertThat(lived).hasSize(2).isEqualTo(foretold);
    }

    @Test
    void isTheLastOnlyWhereNoOtherSourceOutlivesIt() {
        SeenSource early = seen("http://one.example/ocsp", FIRST.plusMonths(4));
        SeenSource late = seen("http://two.example/ocsp", FIRST.plusMonths(9));
        SeenSource lists = SeenSource.lists(gateways.certificate(), at(FIRST), at(FIRST.plusMonths(5)));

        assertThat(SourceEnd.of(List.of(early, late, lists), false, at(FIRST), at(LAST)))
                .extracting(SourceEnd::isLast)
                .containsExactly(false, false, true);
        assertThat(SourceEnd.of(List.of(early, late), true, at(FIRST), at(LAST)))
                .extracting(SourceEnd::isLast)
                .containsExactly(false, false);
        assertThat(SourceEnd.of(List.of(early), false, at(FIRST.plusMonths(5)), at(LAST)))
                .isEmpty();
    }

    private SeenSource seen(String address, LocalDate until) {
        return SeenSource.responder(
                URI.create(address), gateways.certificate(), delegate(until).certificate());
    }

    private static Set<URI> without(Set<URI> believed, Map<LocalDate, URI> ended) {
        return believed.stream()
                .filter(address -> !ended.containsValue(address))
                .collect(java.util.stream.Collectors.toSet());
    }

    /** Whose key signed an answer of today, by the rules that judge real answers. */
    private Optional<X509Certificate> ask(Credential signer) {
        var check = new OcspCheck(leaf, gateways.certificate(), new byte[32], RevocationLimits.standard());
        var responder = new OcspResponder(gateways, signer, new RevokedBook(), Duration.ofMinutes(10), clock);
        return check.answer(responder.answer(check.question()), clock.instant()).signer();
    }

    private Credential delegate(LocalDate until) {
        var plan = new CertificatePlan(
                new X500Principal("CN=Sudland responder " + until + ",O=Sudland,C=QS"),
                new Validity(at(FIRST.minusMonths(1)), at(until).plusSeconds(12 * 3600)),
                new Standing.Leaf(
                        Set.of(KeyUse.DIGITAL_SIGNATURE), Set.of(ExtendedUse.OCSP_SIGNING), AlternativeNames.none()));
        return gateways.issue(plan, KeyKind.P256, SeededRandom.ofPhrase("responder " + until));
    }

    private static Instant at(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
