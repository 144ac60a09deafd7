package org.entente.trust.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A node's folder of keys, closed with a passphrase so that it may lie beside a backup: AES-256-GCM under a key that
 * PBKDF2-HMAC-SHA-512 makes of the passphrase (RFC 8018, OWASP Password Storage: 210,000 rounds or more).
 */
public final class ClosedKeys {

    private static final int ROUNDS = 600_000;
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int LARGEST = 16 * 1024 * 1024;

    private ClosedKeys() {}

    /** All files below the folder. */
    public static byte[] close(Path folder, char[] passphrase, SecureRandom random) throws IOException {
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        byte[] plain = zipped(folder);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, passphrase, salt, nonce).doFinal(plain);
            return ByteBuffer.allocate(SALT + NONCE + closed.length)
                    .put(salt)
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException broken) {
            throw new IOException("The keys cannot be closed", broken);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** Writes all files below the folder, which must be new. */
    public static void open(byte[] closed, char[] passphrase, Path folder) throws IOException {
        if (closed.length < SALT + NONCE) {
            throw new IOException("The closed keys are cut off");
        }
        byte[] salt = Arrays.copyOfRange(closed, 0, SALT);
        byte[] nonce = Arrays.copyOfRange(closed, SALT, SALT + NONCE);
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, passphrase, salt, nonce)
                    .doFinal(closed, SALT + NONCE, closed.length - SALT - NONCE);
            unzip(plain, folder);
        } catch (GeneralSecurityException wrong) {
            throw new IOException("The keys do not open with this passphrase", wrong);
        }
    }

    private static Cipher cipher(int mode, char[] passphrase, byte[] salt, byte[] nonce)
            throws GeneralSecurityException {
        var words = new PBEKeySpec(passphrase, salt, ROUNDS, 256);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                .generateSecret(words)
                .getEncoded();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] zipped(Path folder) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void unzip(byte[] plain, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(plain))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                Path parent = file.getParent();
                if (!file.startsWith(folder) || parent == null) {
                    throw new IOException("The closed keys name a file outside their folder");
                }
                Files.createDirectories(
                        parent, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(file, zip.readNBytes(LARGEST));
            }
        }
    }
}
