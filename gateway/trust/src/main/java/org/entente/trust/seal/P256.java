package org.entente.trust.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.util.BigIntegers;

/**
 * ECDSA with SHA-256 and Diffie-Hellman over P-256 alone, by Bouncy Castle.
 *
 * <p>Signatures are two numbers of 32 bytes one after the other, as XML Signature 1.1 §6.4.3 wants them, with a nonce
 * made of key and message (RFC 6979). Knows no other curve.
 */
final class P256 {

    static final int POINT_BYTES = 65;
    private static final int FIELD_BYTES = 32;
    private static final int SIGNATURE_BYTES = 2 * FIELD_BYTES;
    private static final byte UNCOMPRESSED = 4;
    private static final ECDomainParameters DOMAIN = domain();

    private P256() {}

    private static ECDomainParameters domain() {
        X9ECParameters named = CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1);
        return new ECDomainParameters(named);
    }

    static ECPrivateKeyParameters own(PrivateKey key) throws GeneralSecurityException, IOException {
        if (PrivateKeyFactory.createKey(key.getEncoded()) instanceof ECPrivateKeyParameters own && isOurs(own)) {
            return own;
        }
        throw new GeneralSecurityException("No key of P-256");
    }

    static ECPublicKeyParameters theirs(PublicKey key) throws GeneralSecurityException, IOException {
        if (PublicKeyFactory.createKey(key.getEncoded()) instanceof ECPublicKeyParameters theirs && isOurs(theirs)) {
            return theirs;
        }
        throw new GeneralSecurityException("No key of P-256");
    }

    /** A stranger's point meets no ASN.1 parser, and is refused unless it lies on the curve. */
    static ECPublicKeyParameters point(byte[] uncompressed) throws GeneralSecurityException {
        if (uncompressed.length != POINT_BYTES || uncompressed[0] != UNCOMPRESSED) {
            throw new GeneralSecurityException("No point of P-256");
        }
        try {
            return new ECPublicKeyParameters(DOMAIN.getCurve().decodePoint(uncompressed), DOMAIN);
        } catch (IllegalArgumentException elsewhere) {
            throw new GeneralSecurityException("No point of P-256", elsewhere);
        }
    }

    static byte[] bytes(ECPublicKeyParameters point) {
        return point.getQ().getEncoded(false);
    }

    /** A key pair for one use. */
    static Ephemeral newEphemeral(SecureRandom random) {
        var generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(DOMAIN, random));
        var pair = generator.generateKeyPair();
        return new Ephemeral((ECPrivateKeyParameters) pair.getPrivate(), (ECPublicKeyParameters) pair.getPublic());
    }

    record Ephemeral(ECPrivateKeyParameters secret, ECPublicKeyParameters shown) {
        @Override
        public String toString() {
            return "Ephemeral[redacted]";
        }
    }

    /** The shared secret: the x coordinate, as long as the field (NIST SP 800-56A §5.7.1.2). */
    static byte[] agree(ECPrivateKeyParameters own, ECPublicKeyParameters theirs) {
        var agreement = new ECDHBasicAgreement();
        agreement.init(own);
        return BigIntegers.asUnsignedByteArray(FIELD_BYTES, agreement.calculateAgreement(theirs));
    }

    static byte[] sign(ECPrivateKeyParameters key, byte[] bytes) {
        DSADigestSigner signer = signer();
        signer.init(true, key);
        signer.update(bytes, 0, bytes.length);
        return signer.generateSignature();
    }

    static boolean verifies(ECPublicKeyParameters key, byte[] bytes, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        DSADigestSigner verifier = signer();
        verifier.init(false, key);
        verifier.update(bytes, 0, bytes.length);
        return verifier.verifySignature(signature);
    }

    private static DSADigestSigner signer() {
        var nonces = new HMacDSAKCalculator(SHA256Digest.newInstance());
        return new DSADigestSigner(new ECDSASigner(nonces), SHA256Digest.newInstance(), PlainDSAEncoding.INSTANCE);
    }

    private static boolean isOurs(AsymmetricKeyParameter key) {
        return switch (key) {
            case ECPrivateKeyParameters own -> own.getParameters().equals(DOMAIN);
            case ECPublicKeyParameters theirs -> theirs.getParameters().equals(DOMAIN);
            default -> false;
        };
    }
}
