package org.entente.certsdev.issue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/**
 * Signs one certificate without chance: the same content gives the same signature, and no two contents share a nonce,
 * even where all randomness comes from one seed (ECDSA by RFC 6979; RSA and Ed25519 are so by themselves).
 */
final class IssuerSignature implements ContentSigner {
    /** Slow to make and safe to share; never registered with the JDK. */
    static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private final PrivateKey key;
    private final Scheme scheme;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    IssuerSignature(PrivateKey key, boolean sha1) {
        this.key = key;
        this.scheme = Scheme.of(key, sha1 ? "SHA1" : "SHA256");
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return new DefaultSignatureAlgorithmIdentifierFinder().find(scheme.named());
    }

    @Override
    public OutputStream getOutputStream() {
        return content;
    }

    @Override
    public byte[] getSignature() {
        try {
            var signature = Signature.getInstance(scheme.made(), BOUNCY_CASTLE);
            signature.initSign(key);
            signature.update(content.toByteArray());
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new PlayPkiFault("Cannot sign by " + scheme.made(), e);
        }
    }

    /** The name in the certificate, and the name by which Bouncy Castle makes it. */
    private record Scheme(String named, String made) {

        static Scheme of(PrivateKey key, String digest) {
            return switch (key.getAlgorithm()) {
                case "EC" -> new Scheme(digest + "withECDSA", digest + "withECDDSA");
                case "RSA" -> new Scheme(digest + "withRSA", digest + "withRSA");
                case "Ed25519", "EdDSA" -> new Scheme("Ed25519", "Ed25519");
                default -> throw new PlayPkiFault("A key of kind " + key.getAlgorithm() + " cannot sign a certificate");
            };
        }
    }
}
