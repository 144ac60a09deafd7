package org.entente.trust.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.PlayToken;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StateKeys;
import org.entente.certsdev.StatePlans;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.partner.Partner.Cipher;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.seal.SuiteSignature;
import org.entente.trust.seal.WrappedKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node whose next keys are made in a token of SoftHSM, and which goes on when the token was away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenKeysTest {

    private static final PlayState NORLAND = PlayState.of("QN", "Norland");
    private static final byte[] TEXT = "an alert".getBytes(UTF_8);

    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    private StateKeys files = new StateKeys(NORLAND, Path.of(""));

    @BeforeAll
    void theKeysChangeIntoTheToken(@TempDir Path home) throws IOException {
        assumeTrue(PlayToken.isPossible(), "SoftHSM is not on this machine (apt-get install softhsm2)");
        PlayPki pki = PlayPki.in(home, clock, random);
        files = pki.make(List.of(NORLAND)).getFirst();
        PlayToken.ofThisProcess().isUsedBy(files.folder());
        var rollover = KeyRollover.in(files.folder(), clock);
        rollover.request();
        for (Purpose purpose : Purpose.ofNodes()) {
            var plan = new StatePlans(NORLAND, clock).node(purpose);
            rollover.take(pki.authorities(NORLAND).gateways().certify(plan, requested(purpose), random));
        }
        rollover.switchOver();
        rollover.retire();
    }

    @Test
    void whatATokenCanHaveLiesInNoFile() throws IOException {
        try (Stream<Path> all = Files.list(files.folder())) {
            assertThat(all.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(".p12")))
                    .containsExactlyInAnyOrder("signing.p12", "agreement.p12");
        }
        assertThat(Files.readString(files.folder().resolve("tls.token.pem")))
                .startsWith("token-label: tls-")
                .doesNotContain("PRIVATE KEY");
    }

    @ParameterizedTest
    @EnumSource
    void signsAndOpensUnderEverySuite(Suite suite) {
        NodeKeys keys = NodeKeys.in(files.folder());
        NodeKeys.Signing signing = keys.signing(suite);
        byte[] signature = signing.sign(TEXT);

        assertThat(SuiteSignature.verifies(suite, signing.certificate().getPublicKey(), TEXT, signature))
                .isTrue();
        SecretKey content = keys.wrapping().newContentKey(Cipher.AES_256_GCM);
        WrappedKey closed = keys.wrapping().wrap(suite, encryption(suite).getPublicKey(), content);
        assertThat(keys.open(suite, closed, 32)).isEqualTo(content);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotForItOpensAsARandomKeyAndSaysNothing(Suite suite) {
        NodeKeys keys = NodeKeys.in(files.folder());
        SecretKey content = keys.wrapping().newContentKey(Cipher.AES_256_GCM);
        WrappedKey closed = keys.wrapping().wrap(suite, encryption(suite).getPublicKey(), content);

        assertThat(keys.open(suite, altered(closed), 32)).isNotEqualTo(content);
        assertThat(keys.open(suite, closed, 32)).isEqualTo(content);
    }

    @Test
    void whileTheTokenIsAwayMessagesWaitAndGoOnWhenItIsBack() {
        NodeKeys keys = NodeKeys.in(files.folder());
        NodeKeys.Signing signing = keys.signing(Suite.EDELIVERY_2_P256);
        PlayToken.ofThisProcess().goesAway();
        try {
            assertThatThrownBy(() -> signing.sign(TEXT))
                    .isInstanceOfSatisfying(
                            TemporaryFault.class,
                            fault -> assertThat(fault.code()).isEqualTo(FailureCode.KEYS_AWAY));
        } finally {
            PlayToken.ofThisProcess().returns();
        }

        byte[] signature = signing.sign(TEXT);
        assertThat(SuiteSignature.verifies(
                        Suite.EDELIVERY_2_P256, signing.certificate().getPublicKey(), TEXT, signature))
                .isTrue();
        assertThat(keys.refresh()).isFalse();
    }

    private static WrappedKey altered(WrappedKey closed) {
        return switch (closed) {
            case WrappedKey.Agreed agreed ->
                new WrappedKey.Agreed(agreed.ephemeral(), agreed.salt(), agreed.info(), flipped(agreed.wrapped()));
            case WrappedKey.Transported transported -> new WrappedKey.Transported(flipped(transported.wrapped()));
        };
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] other = bytes.clone();
        other[0] ^= (byte) 0x80;
        other[other.length - 1] ^= 1;
        return other;
    }

    private X509Certificate encryption(Suite suite) {
        String alias = switch (suite) {
            case EDELIVERY_2 -> "agreement";
            case EDELIVERY_2_P256 -> "ec-agreement";
            case EDELIVERY_1_RSA -> "rsa-encryption";
        };
        return new KeyStoreFile(files.folder()).open(alias).certificate();
    }

    private PublicKey requested(Purpose purpose) throws IOException {
        Path file = files.folder().resolve("next").resolve(purpose.alias() + ".key.pem");
        try (var pem = new PEMParser(Files.newBufferedReader(file))) {
            return new JcaPEMKeyConverter().getPublicKey((SubjectPublicKeyInfo) pem.readObject());
        }
    }
}
