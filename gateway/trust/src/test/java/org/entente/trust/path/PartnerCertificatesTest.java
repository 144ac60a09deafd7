package org.entente.trust.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.trust.play.Norland.CLOCK;
import static org.entente.trust.play.Norland.SUDLAND;
import static org.entente.trust.play.Norland.handedBySudland;
import static org.entente.trust.play.Norland.norland;
import static org.entente.trust.play.Norland.pki;
import static org.entente.trust.play.Norland.sudland;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entente.certsdev.BadCertificate;
import org.entente.certsdev.BadCertificateMaker;
import org.entente.certsdev.Purpose;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PartnerCertificatesTest {

    private static final StateCode QS = new StateCode("QS");
    private static final BadCertificateMaker BAD = pki().badCertificates(SUDLAND);

    private final PartnerCertificates sudland = PartnerCertificates.in(QS, handedBySudland(), CLOCK);

    @Test
    void believesWhatThePartnerHandedOver() {
        assertThat(sudland.isTls(good(Purpose.TLS))).isTrue();
        assertThat(sudland.signer(Suite.EDELIVERY_2, good(Purpose.SIGNING))).contains(good(Purpose.SIGNING));
        assertThat(sudland.signer(Suite.EDELIVERY_1_RSA, good(Purpose.RSA_SIGNING)))
                .contains(good(Purpose.RSA_SIGNING));
        assertThat(sudland.signer(Suite.EDELIVERY_2_P256, good(Purpose.EC_SIGNING)))
                .contains(good(Purpose.EC_SIGNING));
        assertThat(sudland.encryption(Suite.EDELIVERY_2_P256)).isEqualTo(good(Purpose.EC_AGREEMENT));
        assertThat(sudland.encryption(Suite.EDELIVERY_2)).isEqualTo(good(Purpose.AGREEMENT));
        assertThat(sudland.encryption(Suite.EDELIVERY_1_RSA)).isEqualTo(good(Purpose.RSA_ENCRYPTION));
    }

    @Test
    void doesNotTakeOneSuitesSignerForAnothers() {
        assertThat(sudland.signer(Suite.EDELIVERY_1_RSA, good(Purpose.SIGNING))).isEmpty();
        assertThat(sudland.signer(Suite.EDELIVERY_2, good(Purpose.RSA_SIGNING))).isEmpty();
    }

    @Test
    void doesNotTakeAnotherStatesCertificates() {
        assertThat(sudland.isTls(norland().published().read(Purpose.TLS))).isFalse();
        assertThat(sudland.signer(Suite.EDELIVERY_2, norland().published().read(Purpose.SIGNING)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void believesNoCertificateThatIsNotPinned(BadCertificate kind) {
        assertThat(sudland.isTls(BAD.make(kind, Purpose.TLS).certificate())).isFalse();
        assertThat(sudland.signer(
                        Suite.EDELIVERY_2, BAD.make(kind, Purpose.SIGNING).certificate()))
                .isEmpty();
    }

    /** Only a person who compares can notice another host's name or a twin; the pin is that comparison. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"WRONG_SAN", "TWIN_NAME"})
    void believesNoBadTlsCertificateEvenWhenItIsPinned(BadCertificate kind) {
        X509Certificate bad = BAD.make(kind, Purpose.TLS).certificate();

        assertThat(pinning(Purpose.TLS, bad).isTls(bad)).isFalse();
    }

    /** An Ed25519 signing certificate has no extended use to be wrong; the rest as for TLS. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"WRONG_SAN", "TWIN_NAME", "WRONG_EKU"})
    void believesNoBadSignerEvenWhenItIsPinned(BadCertificate kind) {
        X509Certificate bad = BAD.make(kind, Purpose.SIGNING).certificate();

        assertThat(pinning(Purpose.SIGNING, bad).signer(Suite.EDELIVERY_2, bad)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"WRONG_SAN", "TWIN_NAME", "WRONG_EKU"})
    void encryptsForNoBadCertificate(BadCertificate kind) {
        X509Certificate bad = BAD.make(kind, Purpose.AGREEMENT).certificate();

        assertThatThrownBy(() -> pinning(Purpose.AGREEMENT, bad).encryption(Suite.EDELIVERY_2))
                .isInstanceOfSatisfying(
                        PermanentFault.class,
                        fault -> assertThat(fault.code()).isEqualTo(FailureCode.PARTNER_NOT_TRUSTED));
    }

    @Test
    void takesTheOneThatLastsLongestDuringARollover() {
        X509Certificate ended =
                BAD.make(BadCertificate.EXPIRED, Purpose.AGREEMENT).certificate();

        var rollover = pinning(Purpose.AGREEMENT, ended, good(Purpose.AGREEMENT));

        assertThat(rollover.encryption(Suite.EDELIVERY_2)).isEqualTo(good(Purpose.AGREEMENT));
    }

    @Test
    void stopsBelievingOnTheDayAfterTheCertificateEnds() {
        var last = good(Purpose.TLS).getNotAfter().toInstant();

        assertThat(at(last.minusSeconds(1)).isTls(good(Purpose.TLS))).isTrue();
        assertThat(at(last.plusSeconds(1)).isTls(good(Purpose.TLS))).isFalse();
    }

    @Test
    void namesTheFileThatIsMissing(@TempDir Path empty) {
        assertThatThrownBy(() -> PartnerCertificates.in(QS, empty, CLOCK))
                .isInstanceOfSatisfying(
                        PermanentFault.class,
                        fault -> assertThat(fault.detail()).contains("tls.crt.pem"));
    }

    private PartnerCertificates at(java.time.Instant moment) {
        Clock then = Clock.offset(CLOCK, Duration.between(CLOCK.instant(), moment));
        return new PartnerCertificates(QS, sudland.root(), sudland.authorities(), sudland.pinned(), then);
    }

    private PartnerCertificates pinning(Purpose purpose, X509Certificate... leaves) {
        List<X509Certificate> pins = List.of(leaves);
        var authorities = new ArrayList<>(sudland.authorities());
        var pinned = new Pinned(
                purpose == Purpose.TLS ? pins : List.of(),
                purpose == Purpose.SIGNING ? pins : List.of(),
                purpose == Purpose.AGREEMENT ? pins : List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new PartnerCertificates(QS, sudland.root(), authorities, pinned, CLOCK);
    }

    private static X509Certificate good(Purpose purpose) {
        return sudland().published().read(purpose);
    }
}
