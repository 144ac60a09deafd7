package org.entente.trust.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.entente.core.content.ContentKey;
import org.entente.core.content.KeyVault;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;

/**
 * The node key in {@code node-key.p12}, made on first start; wraps message keys with AES-256 key wrap (RFC 3394).
 *
 * <p>Does not change the node key: a new one would lock everything that is kept.
 */
public final class NodeVault implements KeyVault {

    private static final String ALIAS = "node-key";
    private static final int MARK_KEY_BYTES = 32;

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
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, nodeKey);
            return new ContentKey(cipher.wrap(SecretFile.fresh(random)));
        } catch (GeneralSecurityException broken) {
            throw new PermanentFault(FailureCode.BROKEN, "A message key cannot be wrapped", broken);
        }
    }

    @Override
    public SecretKey unwrap(ContentKey key) {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.UNWRAP_MODE, nodeKey);
            return (SecretKey) cipher.unwrap(key.wrapped(), "AES", Cipher.SECRET_KEY);
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
