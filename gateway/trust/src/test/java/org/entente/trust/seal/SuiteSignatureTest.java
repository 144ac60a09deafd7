package org.entente.trust.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.trust.play.Norland.norland;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.issue.Credential;
import org.entente.core.failure.PermanentFault;
import org.entente.core.partner.Partner.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuiteSignatureTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] WORDS = {1, 2, 3};

    @Test
    void signsAsRfc8032Section71Test3() throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        PrivateKey secret =
                factory.generatePrivate(new PKCS8EncodedKeySpec(HEX.parseHex("302e020100300506032b657004220420"
                        + "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")));
        PublicKey shown = factory.generatePublic(new X509EncodedKeySpec(HEX.parseHex(
                "302a300506032b6570032100" + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")));
        byte[] message = HEX.parseHex("af82");

        byte[] signature = SuiteSignature.sign(Suite.EDELIVERY_2, secret, message);

        assertThat(HEX.formatHex(signature))
                .isEqualTo("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
        assertThat(SuiteSignature.verifies(Suite.EDELIVERY_2, shown, message, signature))
                .isTrue();
    }

    /** RFC 6979 §A.2.5, message "sample". */
    @Test
    void signsOverP256AsRfc6979SaysAndAsTheJdkReads() throws GeneralSecurityException {
        Credential own = own(Suite.EDELIVERY_2_P256);
        Signature jdk = Signature.getInstance("SHA256withECDSAinP1363Format");
        KeyFactory factory = KeyFactory.getInstance("EC");
        var parameters = ((ECPrivateKey) own.privateKey()).getParams();
        PrivateKey secret = factory.generatePrivate(new ECPrivateKeySpec(
                new BigInteger("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721", 16), parameters));

        byte[] known = SuiteSignature.sign(Suite.EDELIVERY_2_P256, secret, "sample".getBytes(US_ASCII));
        byte[] ours = SuiteSignature.sign(Suite.EDELIVERY_2_P256, own.privateKey(), WORDS);
        jdk.initVerify(own.certificate().getPublicKey());
        jdk.update(WORDS);

        assertThat(HEX.formatHex(known))
                .isEqualTo("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                        + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
        assertThat(jdk.verify(ours)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void refusesEverySingleAlteredByte(Suite suite) {
        Credential own = own(suite);
        byte[] signature = SuiteSignature.sign(suite, own.privateKey(), WORDS);

        for (int i = 0; i < signature.length; i++) {
            byte[] altered = signature.clone();
            altered[i] ^= 1;
            assertThat(SuiteSignature.verifies(suite, own.certificate().getPublicKey(), WORDS, altered))
                    .as("byte %d of %s", i, suite)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesOtherWordsAndASignatureOfAnotherLength(Suite suite) {
        Credential own = own(suite);
        byte[] signature = SuiteSignature.sign(suite, own.privateKey(), WORDS);
        PublicKey shown = own.certificate().getPublicKey();

        assertThat(SuiteSignature.verifies(suite, shown, new byte[] {1, 2, 4}, signature))
                .isFalse();
        assertThat(SuiteSignature.verifies(suite, shown, WORDS, new byte[0])).isFalse();
        assertThat(SuiteSignature.verifies(suite, shown, WORDS, new byte[signature.length + 1]))
                .isFalse();
    }

    @Test
    void neverMixesTheKeyOfOneSuiteWithAnother() {
        PublicKey rsa = own(Suite.EDELIVERY_1_RSA).certificate().getPublicKey();
        PrivateKey ed25519 = own(Suite.EDELIVERY_2).privateKey();

        assertThatThrownBy(() -> SuiteSignature.sign(Suite.EDELIVERY_1_RSA, ed25519, WORDS))
                .isInstanceOf(PermanentFault.class);
        assertThatThrownBy(() -> SuiteSignature.verifies(Suite.EDELIVERY_2, rsa, WORDS, new byte[64]))
                .isInstanceOf(PermanentFault.class);
    }

    private static Credential own(Suite suite) {
        return norland()
                .node(
                        switch (suite) {
                            case EDELIVERY_2 -> Purpose.SIGNING;
                            case EDELIVERY_2_P256 -> Purpose.EC_SIGNING;
                            case EDELIVERY_1_RSA -> Purpose.RSA_SIGNING;
                        })
                .load();
    }
}
