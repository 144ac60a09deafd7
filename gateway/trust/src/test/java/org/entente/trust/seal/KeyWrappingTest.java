package org.entente.trust.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.trust.play.Norland.norland;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.issue.Credential;
import org.entente.core.failure.PermanentFault;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyWrappingTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String X25519_PKCS8 = "302e020100300506032b656e04220420";
    private static final String X25519_SPKI = "302a300506032b656e032100";

    private static final String ALICE = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";
    private static final String BOBS_PUBLIC = "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f";
    private static final String SHARED = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";

    private final KeyWrapping wrapping = new KeyWrapping(new SecureRandom());

    @ParameterizedTest
    @EnumSource
    void opensWhatItClosed(Suite suite) {
        Credential own = own(suite);
        SecretKey content = wrapping.newContentKey(Partner.Cipher.AES_128_GCM);

        WrappedKey closed = wrapping.wrap(suite, own.certificate().getPublicKey(), content);

        assertThat(wrapping.unwrap(own.privateKey(), closed, 16)).isEqualTo(content);
    }

    @ParameterizedTest
    @EnumSource
    void neverClosesTheSameKeyTwiceAlike(Suite suite) {
        PublicKey receiver = own(suite).certificate().getPublicKey();
        SecretKey content = wrapping.newContentKey(Partner.Cipher.AES_128_GCM);

        assertThat(wrapping.wrap(suite, receiver, content).wrapped())
                .isNotEqualTo(wrapping.wrap(suite, receiver, content).wrapped());
    }

    /**
     * Both sides of RFC 7748 §6.1, so that the shared secret is known; HKDF of RFC 5869 is computed here by HMAC alone
     * and the key is closed by the JDK's key wrap of RFC 3394: nothing of ours is needed to make what ours opens.
     */
    @Test
    void opensAKeyThatWasClosedByTheTextOfTheRfcsAlone() throws GeneralSecurityException {
        PrivateKey alice = KeyFactory.getInstance("X25519")
                .generatePrivate(new PKCS8EncodedKeySpec(HEX.parseHex(X25519_PKCS8 + ALICE)));
        byte[] salt = HEX.parseHex("000102030405060708090a0b0c");
        byte[] info = "urn:entente:as4".getBytes(StandardCharsets.US_ASCII);
        SecretKey content = new SecretKeySpec(HEX.parseHex("00112233445566778899aabbccddeeff"), "AES");
        Cipher wrap = Cipher.getInstance("AESWrap");
        wrap.init(Cipher.WRAP_MODE, new SecretKeySpec(hkdf(HEX.parseHex(SHARED), salt, info), "AES"));

        SecretKey opened = wrapping.unwrap(
                alice,
                new WrappedKey.Agreed(HEX.parseHex(X25519_SPKI + BOBS_PUBLIC), salt, info, wrap.wrap(content)),
                16);

        assertThat(HEX.formatHex(opened.getEncoded())).isEqualTo("00112233445566778899aabbccddeeff");
    }

    /** RFC 5869 §2: one block is enough for 16 bytes. */
    private static byte[] hkdf(byte[] secret, byte[] salt, byte[] info) throws GeneralSecurityException {
        byte[] extracted = hmac(salt, secret);
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return Arrays.copyOf(hmac(extracted, block), 16);
    }

    private static byte[] hmac(byte[] key, byte[] bytes) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(bytes);
    }

    @ParameterizedTest
    @EnumSource
    void givesARandomKeyForEveryAlteredByte(Suite suite) {
        Credential own = own(suite);
        SecretKey content = wrapping.newContentKey(Partner.Cipher.AES_128_GCM);
        WrappedKey closed = wrapping.wrap(suite, own.certificate().getPublicKey(), content);

        for (int i = 0; i < closed.wrapped().length; i += 7) {
            byte[] altered = closed.wrapped().clone();
            altered[i] ^= 1;
            SecretKey opened = wrapping.unwrap(own.privateKey(), with(closed, altered), 16);
            assertThat(opened.getEncoded())
                    .as("byte %d of %s", i, suite)
                    .hasSameSizeAs(content.getEncoded())
                    .isNotEqualTo(content.getEncoded());
        }
    }

    @Test
    void givesARandomKeyForAKeyOfAnotherSize() {
        Credential own = own(Suite.EDELIVERY_2);
        SecretKey tooLong = new SecretKeySpec(new byte[32], "AES");

        WrappedKey closed = wrapping.wrap(Suite.EDELIVERY_2, own.certificate().getPublicKey(), tooLong);

        assertThat(wrapping.unwrap(own.privateKey(), closed, 16).getEncoded()).hasSize(16);
    }

    @Test
    void givesARandomKeyWhereTheSenderSendsAPointOfSmallOrder() {
        Credential own = own(Suite.EDELIVERY_2);
        byte[] zero = HEX.parseHex(X25519_SPKI + "00".repeat(32));

        SecretKey opened = wrapping.unwrap(
                own.privateKey(), new WrappedKey.Agreed(zero, new byte[32], new byte[0], new byte[24]), 16);

        assertThat(opened.getEncoded()).hasSize(16).isNotEqualTo(new byte[16]);
    }

    /** No point of another curve, no infinity, no half a point, none in another writing is calculated with. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "04" + "0000000000000000000000000000000000000000000000000000000000000005"
                        + "0000000000000000000000000000000000000000000000000000000000000001",
                "00",
                "036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
                "04" + "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
                ""
            })
    void givesARandomKeyWhereTheSendersPointIsNotOnTheCurve(String point) {
        Credential own = own(Suite.EDELIVERY_2_P256);
        var closed = new WrappedKey.Agreed(HEX.parseHex(point), new byte[32], new byte[0], new byte[24]);

        SecretKey opened = wrapping.unwrap(own.privateKey(), closed, 16);

        assertThat(opened.getEncoded()).hasSize(16).isNotEqualTo(new byte[16]);
    }

    /** ECDH by the JDK, HKDF by HMAC alone, key wrap by the JDK: nothing of ours makes what ours opens. */
    @Test
    void opensOverP256WhatTheJdkClosed() throws GeneralSecurityException {
        Credential own = own(Suite.EDELIVERY_2_P256);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair ephemeral = generator.generateKeyPair();
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ephemeral.getPrivate());
        agreement.doPhase(own.certificate().getPublicKey(), true);
        byte[] salt = HEX.parseHex("000102030405060708090a0b0c");
        Cipher wrap = Cipher.getInstance("AESWrap");
        wrap.init(Cipher.WRAP_MODE, new SecretKeySpec(hkdf(agreement.generateSecret(), salt, new byte[0]), "AES"));
        SecretKey content = new SecretKeySpec(HEX.parseHex("00112233445566778899aabbccddeeff"), "AES");
        byte[] spki = ephemeral.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(spki, spki.length - 65, spki.length);

        SecretKey opened = wrapping.unwrap(
                own.privateKey(), new WrappedKey.Agreed(point, salt, new byte[0], wrap.wrap(content)), 16);

        assertThat(opened).isEqualTo(content);
    }

    @Test
    void closesNothingForAKeyThatDoesNotFitTheSuite() {
        PublicKey rsa = own(Suite.EDELIVERY_1_RSA).certificate().getPublicKey();
        SecretKey content = wrapping.newContentKey(Partner.Cipher.AES_128_GCM);

        assertThatThrownBy(() -> wrapping.wrap(Suite.EDELIVERY_2, rsa, content)).isInstanceOf(PermanentFault.class);
    }

    private static WrappedKey with(WrappedKey closed, byte[] wrapped) {
        return switch (closed) {
            case WrappedKey.Agreed agreed ->
                new WrappedKey.Agreed(agreed.ephemeral(), agreed.salt(), agreed.info(), wrapped);
            case WrappedKey.Transported ignored -> new WrappedKey.Transported(wrapped);
        };
    }

    private static Credential own(Suite suite) {
        return norland()
                .node(
                        switch (suite) {
                            case EDELIVERY_2 -> Purpose.AGREEMENT;
                            case EDELIVERY_2_P256 -> Purpose.EC_AGREEMENT;
                            case EDELIVERY_1_RSA -> Purpose.RSA_ENCRYPTION;
                        })
                .load();
    }
}
