package org.entente.certsdev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.certsdev.BadCertificate.CA_FALSE_ISSUER;
import static org.entente.certsdev.BadCertificate.SELF_SIGNED;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.Certificate;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.certsdev.issue.Credential;
import org.entente.certsdev.issue.KeyUse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(Lifecycle.PER_CLASS)
class BadCertificatesTest {
    private static final Map<BadCertificate, Reason> PATH_REFUSALS = pathRefusals();

    private StateKeys norland;
    private StateAuthorities authorities;
    private BadCertificateMaker maker;

    @BeforeAll
    void makeNorland(@TempDir Path home) {
        var pki = PlayWorld.seeded(home, "bad certificates");
        norland = pki.make(List.of(PlayWorld.NORLAND)).getFirst();
        authorities = pki.authorities(PlayWorld.NORLAND);
        maker = pki.badCertificates(PlayWorld.NORLAND);
    }

    @ParameterizedTest
    @MethodSource("everyKindForEveryPurpose")
    void areRefusedByThePathForTheirOwnReasonOrNotAtAll(BadCertificate kind, Purpose purpose)
            throws GeneralSecurityException {
        var bad = maker.make(kind, purpose);

        var refusal = Path5280.from(root()).refusal(bad);

        assertThat(refusal).isEqualTo(Optional.ofNullable(PATH_REFUSALS.get(kind)));
        assertThat(kind.breaksPath()).isEqualTo(refusal.isPresent());
    }

    @ParameterizedTest
    @MethodSource("everyKindForEveryPurpose")
    void haveNoOtherFaultInTheirPath(BadCertificate kind, Purpose purpose) throws GeneralSecurityException {
        var bad = maker.make(kind, purpose);

        var refusal = cured(kind, bad);

        // An X25519 key cannot sign: trusting such a certificate does not make it its own issuer.
        if (kind == SELF_SIGNED && purpose == Purpose.AGREEMENT) {
            assertThat(refusal).contains(PKIXReason.NO_TRUST_ANCHOR);
        } else {
            assertThat(refusal).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyKindForEveryPurpose")
    void differFromTheGoodOneInTheIntendedPropertyOnly(BadCertificate kind, Purpose purpose)
            throws GeneralSecurityException {
        var good = good(purpose).certificate();

        var bad = maker.make(kind, purpose).certificate();

        assertThat(differences(good, bad)).isEqualTo(intended(kind, purpose));
        assertThat(bad.getPublicKey()).isNotEqualTo(good.getPublicKey());
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void weakKeysHave1024Bits(Purpose purpose) {
        var weak = maker.make(BadCertificate.WEAK_RSA_1024, purpose).certificate();

        assertThat(weak.getPublicKey())
                .isInstanceOfSatisfying(
                        RSAPublicKey.class,
                        key -> assertThat(key.getModulus().bitLength()).isEqualTo(1024));
    }

    @Test
    void nameTheAgencyTheyAreMadeFor() {
        var police = new PlayAgency("POLICE");

        var bad = maker.makeClient(BadCertificate.EXPIRED, police);

        assertThat(bad.certificate().getSubjectX500Principal())
                .isEqualTo(norland.client(police).key().load().certificate().getSubjectX500Principal());
    }

    @Test
    void areTheSameFromTheSameMaker() {
        var first = maker.make(BadCertificate.TWIN_NAME, Purpose.SIGNING);

        var second = maker.make(BadCertificate.TWIN_NAME, Purpose.SIGNING);

        assertThat(second.certificate().getPublicKey())
                .isEqualTo(first.certificate().getPublicKey());
    }

    /** Validates the way in which nothing but the intended fault is forgiven. */
    private Optional<Reason> cured(BadCertificate kind, Credential bad) throws GeneralSecurityException {
        var fromRoot = Path5280.from(root());
        return switch (kind) {
            case EXPIRED ->
                fromRoot.at(PlayWorld.NOW.minus(Duration.ofMinutes(30))).refusal(bad);
            case NOT_YET_VALID ->
                fromRoot.at(PlayWorld.NOW.plus(Duration.ofDays(2))).refusal(bad);
            case UNKNOWN_CRITICAL_EXTENSION ->
                fromRoot.knowing(new KnowsEverything()).refusal(bad);
            case UNKNOWN_ISSUER, IMPOSTOR_ISSUER, CA_FALSE_ISSUER, PATH_LENGTH_BREACH, NAME_CONSTRAINT_BREACH ->
                Path5280.from(bad.chain().get(1)).refusal(List.of(bad.certificate()));
            case SELF_SIGNED -> Path5280.from(bad.certificate()).refusal(bad);
            case WRONG_EKU, WRONG_KEY_USAGE, WEAK_RSA_1024, SHA1_SIGNED, WRONG_SAN, TWIN_NAME -> fromRoot.refusal(bad);
        };
    }

    private Credential good(Purpose purpose) {
        return purpose == Purpose.CLIENT
                ? norland.client(PlayWorld.NORLAND.agencies().getFirst()).key().load()
                : norland.node(purpose).load();
    }

    private X509Certificate root() {
        return authorities.root().certificate();
    }

    private static Set<Property> intended(BadCertificate kind, Purpose purpose) {
        return switch (kind) {
            case EXPIRED, NOT_YET_VALID -> Set.of(Property.DATES);
            case WRONG_EKU -> Set.of(Property.EXTENDED_USES);
            case WRONG_KEY_USAGE -> Set.of(Property.KEY_USES);
            case WEAK_RSA_1024 ->
                purpose.keyUses().contains(KeyUse.KEY_AGREEMENT)
                        ? Set.of(Property.KEY_KIND, Property.KEY_USES)
                        : purpose.keyKind().name().startsWith("RSA") ? Set.of() : Set.of(Property.KEY_KIND);
            case SHA1_SIGNED -> Set.of(Property.SIGNATURE);
            case NAME_CONSTRAINT_BREACH -> Set.of(Property.SUBJECT);
            case UNKNOWN_CRITICAL_EXTENSION -> Set.of(Property.CRITICAL_EXTENSIONS);
            case WRONG_SAN -> Set.of(Property.NAMES);
            case SELF_SIGNED ->
                switch (purpose) {
                    case SIGNING, RSA_SIGNING, RSA_ENCRYPTION -> Set.of(Property.ISSUER, Property.SIGNATURE);
                    case TLS, AGREEMENT, EC_SIGNING, EC_AGREEMENT, CLIENT -> Set.of(Property.ISSUER);
                };
            case UNKNOWN_ISSUER, PATH_LENGTH_BREACH, CA_FALSE_ISSUER -> Set.of(Property.ISSUER);
            case IMPOSTOR_ISSUER, TWIN_NAME -> Set.of();
        };
    }

    private static Set<Property> differences(X509Certificate good, X509Certificate bad)
            throws GeneralSecurityException {
        var differences = EnumSet.noneOf(Property.class);
        for (var property : Property.values()) {
            if (!property.of(good).equals(property.of(bad))) {
                differences.add(property);
            }
        }
        return differences;
    }

    private static Stream<Arguments> everyKindForEveryPurpose() {
        return Arrays.stream(BadCertificate.values())
                .flatMap(kind -> Arrays.stream(Purpose.values()).map(purpose -> Arguments.of(kind, purpose)));
    }

    private static Map<BadCertificate, Reason> pathRefusals() {
        var refusals = new EnumMap<BadCertificate, Reason>(BadCertificate.class);
        refusals.put(BadCertificate.EXPIRED, BasicReason.EXPIRED);
        refusals.put(BadCertificate.NOT_YET_VALID, BasicReason.NOT_YET_VALID);
        refusals.put(BadCertificate.UNKNOWN_ISSUER, PKIXReason.NO_TRUST_ANCHOR);
        refusals.put(BadCertificate.IMPOSTOR_ISSUER, PKIXReason.NO_TRUST_ANCHOR);
        refusals.put(SELF_SIGNED, PKIXReason.NO_TRUST_ANCHOR);
        refusals.put(BadCertificate.NAME_CONSTRAINT_BREACH, PKIXReason.INVALID_NAME);
        refusals.put(BadCertificate.PATH_LENGTH_BREACH, PKIXReason.PATH_TOO_LONG);
        refusals.put(BadCertificate.UNKNOWN_CRITICAL_EXTENSION, PKIXReason.UNRECOGNIZED_CRIT_EXT);
        refusals.put(CA_FALSE_ISSUER, PKIXReason.NOT_CA_CERT);
        return refusals;
    }

    /** What a certificate says, part by part. */
    private enum Property {
        SUBJECT,
        ISSUER,
        DATES,
        KEY_KIND,
        KEY_USES,
        EXTENDED_USES,
        NAMES,
        SIGNATURE,
        CRITICAL_EXTENSIONS;

        String of(X509Certificate certificate) throws GeneralSecurityException {
            return switch (this) {
                case SUBJECT -> certificate.getSubjectX500Principal().toString();
                case ISSUER -> certificate.getIssuerX500Principal().toString();
                case DATES -> certificate.getNotBefore() + " to " + certificate.getNotAfter();
                case KEY_KIND -> certificate.getPublicKey().getAlgorithm();
                case KEY_USES -> Arrays.toString(certificate.getKeyUsage());
                case EXTENDED_USES -> String.valueOf(certificate.getExtendedKeyUsage());
                case NAMES -> String.valueOf(certificate.getSubjectAlternativeNames());
                case SIGNATURE -> certificate.getSigAlgName();
                case CRITICAL_EXTENSIONS -> String.valueOf(certificate.getCriticalExtensionOIDs());
            };
        }
    }

    /** Takes every critical extension for understood. */
    private static final class KnowsEverything extends PKIXCertPathChecker {
        @Override
        public void init(boolean forward) {}

        @Override
        public boolean isForwardCheckingSupported() {
            return false;
        }

        @Override
        public Set<String> getSupportedExtensions() {
            return Set.of();
        }

        @Override
        public void check(Certificate certificate, Collection<String> unresolved) {
            unresolved.clear();
        }
    }
}
