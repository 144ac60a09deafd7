package org.entente.trust.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.trust.play.Norland.CLOCK;
import static org.entente.trust.play.Norland.SUDLAND;
import static org.entente.trust.play.Norland.pki;
import static org.entente.trust.play.Norland.sudland;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.entente.certsdev.Purpose;
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
import org.entente.trust.revocation.Revocation.CouldNotTell;
import org.entente.trust.revocation.Revocation.Good;
import org.entente.trust.revocation.Revocation.Revoked;
import org.junit.jupiter.api.Test;

class OcspCheckTest {

    private static final Authority GATEWAYS = pki().authorities(SUDLAND).gateways();
    private static final X509Certificate LEAF = sudland().published().read(Purpose.TLS);
    private static final X509Certificate OTHER = sudland().published().read(Purpose.SIGNING);
    private static final byte[] NONCE = new byte[32];

    private final RevokedBook book = new RevokedBook();

    @Test
    void takesGoodFromADelegateOfTheAuthority() {
        assertThat(answered(delegate(GATEWAYS, ExtendedUse.OCSP_SIGNING), CLOCK))
                .isInstanceOf(Good.class);
    }

    @Test
    void takesGoodFromTheAuthorityItself() {
        assertThat(answered(GATEWAYS.credential(), CLOCK)).isInstanceOf(Good.class);
    }

    @Test
    void takesRevoked() {
        book.revoke(LEAF, CLOCK.instant());

        assertThat(answered(GATEWAYS.credential(), CLOCK)).isInstanceOf(Revoked.class);
    }

    @Test
    void cannotTellWhatTheResponderDoesNotKnow() {
        book.forget(LEAF);

        assertThat(answered(GATEWAYS.credential(), CLOCK)).asString().contains("does not know");
    }

    @Test
    void doesNotBelieveADelegateForSomethingElse() {
        assertThat(answered(delegate(GATEWAYS, ExtendedUse.CODE_SIGNING), CLOCK))
                .asString()
                .contains("may not speak");
    }

    @Test
    void doesNotBelieveAnotherAuthoritysDelegate() {
        Authority agencies = pki().authorities(SUDLAND).agencies();

        assertThat(answered(delegate(agencies, ExtendedUse.OCSP_SIGNING), CLOCK))
                .asString()
                .contains("may not speak");
    }

    @Test
    void doesNotBelieveAStaleAnswer() {
        Clock dayBefore = Clock.offset(CLOCK, Duration.ofDays(-1));

        assertThat(answered(GATEWAYS.credential(), dayBefore)).asString().contains("stale");
    }

    @Test
    void doesNotBelieveAnAnswerFromTheFuture() {
        Clock dayAfter = Clock.offset(CLOCK, Duration.ofDays(1));

        assertThat(answered(GATEWAYS.credential(), dayAfter)).asString().contains("future");
    }

    @Test
    void doesNotBelieveAnAnswerAboutAnotherCertificate() {
        byte[] about = responder(GATEWAYS.credential(), CLOCK)
                .answer(check(OTHER, NONCE).question());

        assertThat(check(LEAF, NONCE).answer(about, now()).said()).asString().contains("another certificate");
    }

    @Test
    void doesNotBelieveAnAnswerToAnotherQuestion() {
        byte[] replayed = responder(GATEWAYS.credential(), CLOCK)
                .answer(check(LEAF, NONCE).question());
        byte[] asked = new byte[32];
        asked[0] = 1;

        assertThat(check(LEAF, asked).answer(replayed, now()).said()).asString().contains("another question");
    }

    @Test
    void neverTakesARevokedAnswerOfWhichABitWasTurnedForGood() {
        book.revoke(LEAF, CLOCK.instant());
        byte[] answer = responder(GATEWAYS.credential(), CLOCK)
                .answer(check(LEAF, NONCE).question());
        int good = 0;
        for (int at = 0; at < answer.length; at++) {
            byte[] turned = answer.clone();
            turned[at] ^= 1;
            good += check(LEAF, NONCE).answer(turned, now()).said() instanceof Good ? 1 : 0;
        }

        assertThat(good).isZero();
    }

    @Test
    void cannotReadNonsense() {
        assertThat(check(LEAF, NONCE).answer(new byte[] {1, 2, 3}, now()).said())
                .isInstanceOf(CouldNotTell.class);
    }

    private Revocation answered(Credential signer, Clock clock) {
        var check = check(LEAF, NONCE);
        return check.answer(responder(signer, clock).answer(check.question()), now())
                .said();
    }

    private OcspResponder responder(Credential signer, Clock clock) {
        return new OcspResponder(GATEWAYS, signer, book, Duration.ofMinutes(10), clock);
    }

    private static OcspCheck check(X509Certificate asked, byte[] nonce) {
        return new OcspCheck(asked, GATEWAYS.certificate(), nonce, RevocationLimits.standard());
    }

    private static Credential delegate(Authority authority, ExtendedUse use) {
        var plan = new CertificatePlan(
                new X500Principal("CN=Sudland responder,O=Sudland,C=QS"),
                Validity.lasting(Period.ofDays(30), CLOCK),
                new Standing.Leaf(Set.of(KeyUse.DIGITAL_SIGNATURE), Set.of(use), AlternativeNames.none()));
        return authority.issue(plan, KeyKind.P256, SeededRandom.ofPhrase("responder " + use));
    }

    private static Instant now() {
        return CLOCK.instant();
    }
}
