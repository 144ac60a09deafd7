package org.entente.trust.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.entente.core.content.ContentKey;
import org.entente.core.content.KeyVault;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.message.Desk;

/**
 * The node key in {@code node-key.p12}, made on first start; wraps message keys with AES-256 key wrap (RFC 3394), each
 * agency's with a key of its own that is made of it.
 *
 * <p>Does not change the node key: a new one would lock everything that is kept.
 */
public final class NodeVault implements KeyVault {

    private static final String ALIAS = "node-key";
    private static final int MARK_KEY_BYTES = 32;
    private static final int KEY_BYTES = 32;
    private static final int WRAPPED_BYTES = KEY_BYTES + 8; // RFC 3394 adds one block of 64 bits

    private final SecretKey nodeKey;
    private final SecureRandom random;

    private NodeVault(SecretKey nodeKey, SecureRandom random) {
        this.nodeKey = nodeKey;
        this.random = random;
    }

    /** Opens the vault in a folder that holds {@code passphrase}; makes the node key where there is none. */
    public static NodeVault in(Path folder) {
        var random = new SecureRandom();
        return new NodeVault(SecretFile.openOrMake(folder, ALIAS, random), random);
    }

    @Override
    public ContentKey newKey() {
        try {
            return new ContentKey(wrap(nodeKey, SecretFile.fresh(random)));
        } catch (GeneralSecurityException broken) {
            throw new PermanentFault(FailureCode.BROKEN, "A message key cannot be wrapped", broken);
        }
    }

    /** The owner's name stands behind the wrapped key; whoever alters it finds another key, which does not fit. */
    @Override
    public ContentKey ownedBy(Desk agency, ContentKey key) {
        try {
            String owner = agency.toString();
            byte[] wrapped = wrap(agencyKey(owner), unwrap(key));
            byte[] name = owner.getBytes(UTF_8);
            byte[] both = Arrays.copyOf(wrapped, wrapped.length + name.length);
            System.arraycopy(name, 0, both, wrapped.length, name.length);
            return new ContentKey(both);
        } catch (GeneralSecurityException broken) {
            throw new PermanentFault(FailureCode.BROKEN, "A message key cannot be wrapped", broken);
        }
    }

    private static byte[] wrap(SecretKey by, SecretKey key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AESWrap");
        cipher.init(Cipher.WRAP_MODE, by);
        return cipher.wrap(key);
    }

    /** One agency's own wrapping key, made of the node key by HKDF (RFC 5869): the same on every node of a State. */
    private SecretKey agencyKey(String owner) throws GeneralSecurityException {
        var derivation = HKDFParameterSpec.ofExtract()
                .addIKM(nodeKey)
                .thenExpand(("entente agency " + owner).getBytes(UTF_8), KEY_BYTES);
        return KDF.getInstance("HKDF-SHA256").deriveKey("AES", derivation);
    }

    private SecretKey wrappingKey(byte[] wrapped) throws GeneralSecurityException {
        return wrapped.length <= WRAPPED_BYTES
                ? nodeKey
                : agencyKey(new String(wrapped, WRAPPED_BYTES, wrapped.length - WRAPPED_BYTES, UTF_8));
    }

    @Override
    public SecretKey unwrap(ContentKey key) {
        byte[] wrapped = key.wrapped();
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.UNWRAP_MODE, wrappingKey(wrapped));
            byte[] bare = Arrays.copyOf(wrapped, Math.min(wrapped.length, WRAPPED_BYTES));
            return (SecretKey) cipher.unwrap(bare, "AES", Cipher.SECRET_KEY);
        } catch (GeneralSecurityException broken) {
            throw new PermanentFault(FailureCode.CONTENT_DAMAGED, "A message key cannot be unwrapped", broken);
        }
    }

    /** HMAC-SHA-256 under a key that HKDF (RFC 5869) makes of the node key for this purpose alone. */
    @Override
    public byte[] mark(String purpose, String text) {
        try {
            var derivation = HKDFParameterSpec.ofExtract()
                    .addIKM(nodeKey)
                    .thenExpand(("entente mark " + purpose).getBytes(UTF_8), MARK_KEY_BYTES);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", derivation));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new PermanentFault(FailureCode.BROKEN, "A text cannot be marked", broken);
        }
    }

    @Override
    public String toString() {
        return "NodeVault[redacted]";
    }
}
