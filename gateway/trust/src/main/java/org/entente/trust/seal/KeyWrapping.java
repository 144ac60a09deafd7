package org.entente.trust.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Suite;

/**
 * Closes content keys for a receiver and opens those closed for us: X25519 and P-256 by Bouncy Castle, AES and RSA by
 * the JDK.
 *
 * <p>Does not say why a key cannot be opened: a random key comes back and its decryption fails (security.md item 31).
 */
public final class KeyWrapping {

    private static final byte[] INFO = "urn:entente:as4".getBytes(StandardCharsets.US_ASCII);
    /** SubjectPublicKeyInfo of RFC 8410 §4 up to the key itself. */
    private static final byte[] X25519_SPKI = HexFormat.of().parseHex("302a300506032b656e032100");

    private static final int WRAPPING_KEY_BYTES = 16;
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private final SecureRandom random;

    public KeyWrapping(SecureRandom random) {
        this.random = random;
    }

    /** A new content key as long as the agreed cipher wants it. */
    public SecretKey newContentKey(Partner.Cipher cipher) {
        return randomKey(cipher.keyBytes());
    }

    /** Closes a content key for the holder of {@code receiver}. */
    public WrappedKey wrap(Suite suite, PublicKey receiver, SecretKey content) {
        try {
            return switch (suite) {
                case EDELIVERY_2 -> agree(receiver, content);
                case EDELIVERY_2_P256 -> agreeOverP256(receiver, content);
                case EDELIVERY_1_RSA -> transport(receiver, content);
            };
        } catch (GeneralSecurityException | IOException unfit) {
            throw new PermanentFault(FailureCode.BROKEN, "The partner's key does not fit " + suite, unfit);
        }
    }

    /**
     * A content key, and which of the own keys opened it.
     *
     * @param by the place of that key among those that were tried; none where the content key is random
     */
    public record Opened(SecretKey key, OptionalInt by) {}

    /**
     * Opens a content key of {@code keyBytes} with whichever of these keys it was closed for; a random one where none
     * opens it. Each is tried, whatever came of the others: how long it takes says nothing.
     */
    public Opened unwrap(List<PrivateKey> own, WrappedKey closed, int keyBytes) {
        SecretKey none = randomKey(keyBytes);
        var opened = new Opened(none, OptionalInt.empty());
        for (int place = 0; place < own.size(); place++) {
            SecretKey tried = unwrap(own.get(place), closed, none);
            opened = tried.equals(none) ? opened : new Opened(tried, OptionalInt.of(place));
        }
        return opened;
    }

    /** Opens a content key of {@code keyBytes}; a random one where it cannot be opened. */
    public SecretKey unwrap(PrivateKey own, WrappedKey closed, int keyBytes) {
        return unwrap(own, closed, randomKey(keyBytes));
    }

    private static SecretKey unwrap(PrivateKey own, WrappedKey closed, SecretKey instead) {
        try {
            SecretKey opened = switch (closed) {
                case WrappedKey.Agreed agreed -> unwrapAgreed(own, agreed);
                case WrappedKey.Transported transported -> unwrapTransported(own, transported);
            };
            return opened.getEncoded().length == instead.getEncoded().length ? opened : instead;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException | IllegalStateException unreadable) {
            return instead;
        }
    }

    private WrappedKey agree(PublicKey receiver, SecretKey content) throws GeneralSecurityException, IOException {
        if (!(PublicKeyFactory.createKey(receiver.getEncoded()) instanceof X25519PublicKeyParameters theirs)) {
            throw new GeneralSecurityException("No X25519 key");
        }
        X25519PrivateKeyParameters ephemeral = newEphemeral();
        byte[] spki = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(ephemeral.generatePublicKey())
                .getEncoded();
        return closed(spki, secret(ephemeral, theirs), content);
    }

    private WrappedKey agreeOverP256(PublicKey receiver, SecretKey content)
            throws GeneralSecurityException, IOException {
        var theirs = P256.theirs(receiver);
        P256.Ephemeral ephemeral = P256.newEphemeral(random);
        return closed(P256.bytes(ephemeral.shown()), P256.agree(ephemeral.secret(), theirs), content);
    }

    private WrappedKey closed(byte[] ephemeral, byte[] secret, SecretKey content) throws GeneralSecurityException {
        byte[] salt = randomBytes(32);
        Cipher cipher = Cipher.getInstance("AESWrap");
        cipher.init(Cipher.WRAP_MODE, derive(secret, salt, INFO));
        return new WrappedKey.Agreed(ephemeral, salt, INFO, cipher.wrap(content));
    }

    /** Santuario 4.0.4 reads some X25519 keys that begin with 02 as DSA, so none is sent. */
    private X25519PrivateKeyParameters newEphemeral() {
        while (true) {
            var drawn = new X25519PrivateKeyParameters(random);
            if (drawn.generatePublicKey().getEncoded()[0] != 2) {
                return drawn;
            }
        }
    }

    private static SecretKey unwrapAgreed(PrivateKey own, WrappedKey.Agreed agreed)
            throws GeneralSecurityException, IOException {
        byte[] secret = secret(own, agreed.ephemeral());
        Cipher cipher = Cipher.getInstance("AESWrap");
        cipher.init(Cipher.UNWRAP_MODE, derive(secret, agreed.salt(), agreed.info()));
        return (SecretKey) cipher.unwrap(agreed.wrapped(), "AES", Cipher.SECRET_KEY);
    }

    private static byte[] secret(PrivateKey own, byte[] ephemeral) throws GeneralSecurityException, IOException {
        if (own instanceof TokenKey atToken) {
            return atToken.agree(P256.point(ephemeral));
        }
        return PrivateKeyFactory.createKey(own.getEncoded()) instanceof X25519PrivateKeyParameters ours
                ? secret(ours, ephemeral(ephemeral))
                : P256.agree(P256.own(own), P256.point(ephemeral));
    }

    /** Compared byte by byte: a stranger's key meets no ASN.1 parser, and has the unused bit of RFC 7748 §5 at 0. */
    private static X25519PublicKeyParameters ephemeral(byte[] spki) throws GeneralSecurityException {
        int prefix = X25519_SPKI.length;
        if (spki.length != prefix + X25519PublicKeyParameters.KEY_SIZE
                || !Arrays.equals(spki, 0, prefix, X25519_SPKI, 0, prefix)
                || spki[spki.length - 1] < 0) {
            throw new GeneralSecurityException("No X25519 key");
        }
        return new X25519PublicKeyParameters(spki, prefix);
    }

    private static byte[] secret(X25519PrivateKeyParameters own, X25519PublicKeyParameters theirs) {
        var agreement = new X25519Agreement();
        agreement.init(own);
        byte[] secret = new byte[agreement.getAgreementSize()];
        agreement.calculateAgreement(theirs, secret, 0);
        return secret;
    }

    private static SecretKey derive(byte[] secret, byte[] salt, byte[] info) {
        var generator = new HKDFBytesGenerator(SHA256Digest.newInstance());
        generator.init(new HKDFParameters(secret, salt, info));
        byte[] derived = new byte[WRAPPING_KEY_BYTES];
        generator.generateBytes(derived, 0, derived.length);
        return new SecretKeySpec(derived, "AES");
    }

    private static WrappedKey transport(PublicKey receiver, SecretKey content) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.ENCRYPT_MODE, receiver, OAEP);
        return new WrappedKey.Transported(cipher.doFinal(content.getEncoded()));
    }

    private static SecretKey unwrapTransported(PrivateKey own, WrappedKey.Transported closed)
            throws GeneralSecurityException {
        if (own instanceof TokenKey atToken) {
            return new SecretKeySpec(atToken.decrypt(closed.wrapped()), "AES");
        }
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.DECRYPT_MODE, own, OAEP);
        return new SecretKeySpec(cipher.doFinal(closed.wrapped()), "AES");
    }

    private byte[] randomBytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private SecretKey randomKey(int size) {
        return new SecretKeySpec(randomBytes(size), "AES");
    }
}
