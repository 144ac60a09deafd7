package org.entente.certsdev.issue;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;

/**
 * The kinds of key in play, each drawn as a key object of the JDK.
 *
 * <p>{@link #RSA_1024} exists for bad certificates only.
 */
public enum KeyKind {
    P256("EC"),
    ED25519("Ed25519"),
    X25519("X25519"),
    RSA_3072("RSA"),
    RSA_1024("RSA");

    private final String algorithm;

    KeyKind(String algorithm) {
        this.algorithm = algorithm;
    }

    /** Draws a key pair. The same stream of randomness gives the same pair. */
    public KeyPair draw(SecureRandom random) {
        try {
            var generator = generator();
            generator.initialize(parameters(), random);
            return asJdkKeys(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new PlayPkiFault("This Java cannot draw a key of kind " + this, e);
        }
    }

    // Bouncy Castle finds RSA primes two to four times faster than the JDK; for the others the JDK is good enough.
    private KeyPairGenerator generator() throws GeneralSecurityException {
        return algorithm.equals("RSA")
                ? KeyPairGenerator.getInstance(algorithm, IssuerSignature.BOUNCY_CASTLE)
                : KeyPairGenerator.getInstance(algorithm);
    }

    private AlgorithmParameterSpec parameters() {
        return switch (this) {
            case P256 -> new ECGenParameterSpec("secp256r1");
            case ED25519 -> NamedParameterSpec.ED25519;
            case X25519 -> NamedParameterSpec.X25519;
            case RSA_3072 -> new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4);
            case RSA_1024 -> new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4);
        };
    }

    private KeyPair asJdkKeys(KeyPair pair) throws GeneralSecurityException {
        var factory = KeyFactory.getInstance(algorithm);
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded())),
                factory.generatePrivate(
                        new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded())));
    }
}
