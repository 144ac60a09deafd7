package org.entente.trust.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Prints how fast the JDK and Bouncy Castle are at each algorithm of the wire; docs/decisions names what was chosen for
 * it. No test: {@code main} takes about half a minute and asserts nothing.
 */
final class ProviderFigures {

    private static final long NANOS = Long.getLong("figures.ms", 700) * 1_000_000;
    private static final int MEGABYTE = 1 << 20;
    private static final int CHUNK = 16 * 1024;
    private static final byte[] WORDS = new byte[1024];
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private ProviderFigures() {}

    /** One run of an algorithm. */
    private interface Work {
        void run() throws GeneralSecurityException, IOException;
    }

    public static void main(String[] arguments) throws GeneralSecurityException, IOException {
        Provider bouncyCastle = new BouncyCastleProvider();
        System.out.println("algorithm | JDK | Bouncy Castle");
        streams(bouncyCastle);
        signature("Ed25519", "Ed25519", 255, bouncyCastle);
        signature("SHA256withECDSA", "EC", 256, bouncyCastle);
        signature("SHA256withRSA", "RSA", 3072, bouncyCastle);
        agreement("X25519", "X25519", 255, bouncyCastle);
        agreement("ECDH", "EC", 256, bouncyCastle);
        transport(bouncyCastle);
    }

    private static void streams(Provider bouncyCastle) throws GeneralSecurityException, IOException {
        byte[] plain = new byte[MEGABYTE];
        SecretKey key = new SecretKeySpec(new byte[32], "AES");
        line("SHA-256, MB/s", perSecond(() -> digest("SHA-256", "SUN", plain)), perSecond(() -> {
            MessageDigest.getInstance("SHA-256", bouncyCastle).digest(plain);
        }));
        line(
                "AES-256-GCM encrypting, MB/s",
                perSecond(() -> gcm(Cipher.getInstance("AES/GCM/NoPadding"), key, plain)),
                perSecond(() -> gcm(Cipher.getInstance("AES/GCM/NoPadding", bouncyCastle), key, plain)));
        byte[] sealed = new GcmStreams(new SecureRandom())
                .encrypting(key, new ByteArrayInputStream(plain))
                .readAllBytes();
        line("AES-256-GCM decrypting as a stream (ours), MB/s", perSecond(() -> drain(key, sealed)), perSecond(() -> {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", bouncyCastle);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, sealed, 0, 12));
            cipher.doFinal(sealed, 12, sealed.length - 12);
        }));
    }

    private static void digest(String algorithm, String provider, byte[] plain) throws GeneralSecurityException {
        MessageDigest.getInstance(algorithm, provider).digest(plain);
    }

    private static void gcm(Cipher cipher, SecretKey key, byte[] plain) throws GeneralSecurityException {
        byte[] iv = new byte[12];
        new SecureRandom().nextBytes(iv);
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
        byte[] out = new byte[CHUNK + 64];
        for (int i = 0; i < plain.length; i += CHUNK) {
            cipher.update(plain, i, CHUNK, out, 0);
        }
        cipher.doFinal();
    }

    private static void drain(SecretKey key, byte[] sealed) throws IOException {
        try (InputStream in = GcmStreams.decrypting(key, new ByteArrayInputStream(sealed))) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void signature(String algorithm, String kind, int size, Provider bouncyCastle)
            throws GeneralSecurityException, IOException {
        KeyPair pair = pair(kind, size);
        double[] jdk = signature(Signature.getInstance(algorithm), pair);
        double[] other = signature(Signature.getInstance(algorithm, bouncyCastle), pair);
        line(algorithm + " signing, 1/s", jdk[0], other[0]);
        line(algorithm + " verifying, 1/s", jdk[1], other[1]);
    }

    private static double[] signature(Signature signer, KeyPair pair) throws GeneralSecurityException, IOException {
        signer.initSign(pair.getPrivate());
        signer.update(WORDS);
        byte[] value = signer.sign();
        double signed = perSecond(() -> {
            signer.initSign(pair.getPrivate());
            signer.update(WORDS);
            signer.sign();
        });
        double verified = perSecond(() -> {
            signer.initVerify(pair.getPublic());
            signer.update(WORDS);
            signer.verify(value);
        });
        return new double[] {signed, verified};
    }

    private static void agreement(String algorithm, String kind, int size, Provider bouncyCastle)
            throws GeneralSecurityException, IOException {
        KeyPair own = pair(kind, size);
        KeyPair theirs = pair(kind, size);
        line(
                algorithm + ", 1/s",
                perSecond(() -> agree(KeyAgreement.getInstance(algorithm), own, theirs)),
                perSecond(() -> agree(KeyAgreement.getInstance(algorithm, bouncyCastle), own, theirs)));
    }

    private static void agree(KeyAgreement agreement, KeyPair own, KeyPair theirs) throws GeneralSecurityException {
        agreement.init(own.getPrivate());
        agreement.doPhase(theirs.getPublic(), true);
        agreement.generateSecret();
    }

    private static void transport(Provider bouncyCastle) throws GeneralSecurityException, IOException {
        KeyPair pair = pair("RSA", 3072);
        Cipher jdk = Cipher.getInstance("RSA/ECB/OAEPPadding");
        jdk.init(Cipher.ENCRYPT_MODE, pair.getPublic(), OAEP);
        byte[] closed = jdk.doFinal(new byte[32]);
        line(
                "RSA-OAEP opening, 1/s",
                perSecond(() -> open(Cipher.getInstance("RSA/ECB/OAEPPadding"), pair, closed)),
                perSecond(() -> open(Cipher.getInstance("RSA/ECB/OAEPPadding", bouncyCastle), pair, closed)));
    }

    private static void open(Cipher cipher, KeyPair pair, byte[] closed) throws GeneralSecurityException {
        cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate(), OAEP);
        cipher.doFinal(closed);
    }

    private static KeyPair pair(String kind, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(size);
        return generator.generateKeyPair();
    }

    /** Twice, and the second counts. */
    private static double perSecond(Work work) throws GeneralSecurityException, IOException {
        timed(work);
        return timed(work);
    }

    private static double timed(Work work) throws GeneralSecurityException, IOException {
        long began = System.nanoTime();
        long runs = 0;
        while (System.nanoTime() - began < NANOS) {
            work.run();
            runs++;
        }
        return runs * 1e9 / (System.nanoTime() - began);
    }

    private static void line(String algorithm, double jdk, double bouncyCastle) {
        System.out.printf(Locale.ROOT, "%s | %.0f | %.0f%n", algorithm, jdk, bouncyCastle);
    }
}
