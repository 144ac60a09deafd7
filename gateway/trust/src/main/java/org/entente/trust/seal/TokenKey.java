package org.entente.trust.seal;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.TemporaryFault;
import org.jspecify.annotations.Nullable;

/**
 * A private key that never leaves its token (PKCS #11): everything that it does, the token does.
 *
 * <p>What the token hands out is a handle, which ends when the token goes away. Then it is asked for a new one, and
 * where it has none, who needs the key is told to come again.
 */
public final class TokenKey implements PrivateKey {

    private static final long serialVersionUID = 1L;

    private final String label;
    private final String algorithm;
    private final transient Supplier<PrivateKey> finder;
    private transient volatile PrivateKey handle;

    /** Takes what finds the key at the token, and logs in where that is needed. */
    public TokenKey(String label, Supplier<PrivateKey> finder) {
        this.label = label;
        this.finder = finder;
        this.handle = finder.get();
        this.algorithm = handle.getAlgorithm();
    }

    /** What the token calls it. */
    public String label() {
        return label;
    }

    /** For whoever must hand it to the JDK, which finds the token by it. */
    public PrivateKey handle() {
        return handle;
    }

    /**
     * Signs something, so that another handle is asked for where this one is of no use any more.
     *
     * @throws TemporaryFault KEYS_AWAY where there is none
     */
    public void look() {
        try {
            var _ = sign(algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA", new byte[1]);
        } catch (GeneralSecurityException refused) {
            throw new TemporaryFault(FailureCode.KEYS_AWAY, "The token does not sign with " + label, refused);
        }
    }

    byte[] sign(String how, byte[] bytes) throws GeneralSecurityException {
        return use(key -> signed(how, key, bytes));
    }

    private static byte[] signed(String how, PrivateKey key, byte[] bytes) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(how);
        signature.initSign(key);
        signature.update(bytes);
        return signature.sign();
    }

    /** The shared secret with a point that lies on P-256. */
    byte[] agree(ECPublicKeyParameters theirs) throws GeneralSecurityException {
        return use(key -> {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            var point = new ECPoint(
                    theirs.getQ().getAffineXCoord().toBigInteger(),
                    theirs.getQ().getAffineYCoord().toBigInteger());
            var known = new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class));
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(key);
            agreement.doPhase(KeyFactory.getInstance("EC").generatePublic(known), true);
            return agreement.generateSecret();
        });
    }

    /** RSA-OAEP with SHA-256: the token raises to the power, what is around it is taken off here. */
    byte[] decrypt(byte[] closed) throws GeneralSecurityException {
        byte[] padded = use(key -> {
            Cipher raw = Cipher.getInstance("RSA/ECB/NoPadding");
            raw.init(Cipher.DECRYPT_MODE, key);
            return raw.doFinal(closed);
        });
        var encoding =
                new OAEPEncoding(new AtTheToken(padded), SHA256Digest.newInstance(), SHA256Digest.newInstance(), null);
        encoding.init(false, new NoKey());
        try {
            return encoding.processBlock(closed, 0, closed.length);
        } catch (InvalidCipherTextException unreadable) {
            throw new GeneralSecurityException("It does not open", unreadable);
        }
    }

    /** The token has it. */
    private record NoKey() implements CipherParameters {}

    /** Stands where the power would be computed, and was. */
    private record AtTheToken(byte[] padded) implements AsymmetricBlockCipher {

        @Override
        public void init(boolean encrypting, CipherParameters ignored) {
            // the token has the key
        }

        @Override
        public int getInputBlockSize() {
            return padded.length;
        }

        @Override
        public int getOutputBlockSize() {
            return padded.length - 1;
        }

        /** Without the first byte, which is always 0 (RFC 8017, section 7.1.2, step 3a). */
        @Override
        public byte[] processBlock(byte[] ignored, int from, int length) {
            return Arrays.copyOfRange(padded, 1, padded.length);
        }

        @Override
        public String toString() {
            return "AtTheToken[redacted]";
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(PrivateKey handle) throws GeneralSecurityException;
    }

    /** Once more with another handle where the first is of no use; what the token then refuses, it refuses. */
    private <T> T use(Work<T> work) throws GeneralSecurityException {
        try {
            return work.with(handle);
        } catch (ProviderException | GeneralSecurityException gone) {
            handle = anotherAfter(gone);
        }
        try {
            return work.with(handle);
        } catch (ProviderException refused) {
            throw new GeneralSecurityException("The token does not do that with " + label, refused);
        }
    }

    private PrivateKey anotherAfter(Exception gone) {
        try {
            return finder.get();
        } catch (ProviderException away) {
            away.addSuppressed(gone);
            throw new TemporaryFault(FailureCode.KEYS_AWAY, "The key " + label + " is not at its token", away);
        }
    }

    @Override
    public String getAlgorithm() {
        return algorithm;
    }

    /** None: it has no form outside its token. */
    @Override
    public @Nullable String getFormat() {
        return null;
    }

    @Override
    public byte @Nullable [] getEncoded() {
        return null;
    }

    private void writeObject(ObjectOutputStream ignored) throws NotSerializableException {
        throw new NotSerializableException("A key stays at its token");
    }

    @Override
    public String toString() {
        return "TokenKey[" + label + "]";
    }
}
