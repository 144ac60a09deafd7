package org.entente.trust.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;

/** 32 random bytes in a PKCS#12 file beside the folder's passphrase, made on first use and never changed. */
final class SecretFile {

    private static final int BYTES = 32;

    private SecretFile() {}

    /** Opens {@code <alias>.p12}; makes it where there is none. */
    static SecretKey openOrMake(Path folder, String alias, SecureRandom random) {
        Path file = folder.resolve(alias + ".p12");
        char[] passphrase = new KeyStoreFile(folder).passphrase();
        try {
            if (!Files.exists(file)) {
                make(file, alias, passphrase, fresh(random));
            }
            return load(file, alias, passphrase);
        } catch (IOException | GeneralSecurityException broken) {
            throw new PermanentFault(FailureCode.BROKEN, "The key " + file + " cannot be opened", broken);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** A PKCS#12 file keeps secrets as AES keys, whatever they are for. */
    static SecretKey fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES");
    }

    private static SecretKey load(Path file, String alias, char[] passphrase)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStoreFile.TYPE);
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, passphrase);
        }
        if (!(store.getKey(alias, passphrase) instanceof SecretKey key)) {
            throw new PermanentFault(FailureCode.BROKEN, "The file " + file + " holds no secret key");
        }
        return key;
    }

    /** Written beside, forced to disk, then renamed: a crash leaves either no key or a whole one. */
    private static void make(Path file, String alias, char[] passphrase, SecretKey key)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStoreFile.TYPE);
        store.load(null, passphrase);
        store.setEntry(alias, new KeyStore.SecretKeyEntry(key), new KeyStore.PasswordProtection(passphrase));
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(beside, options, ownerOnly);
                OutputStream out = Channels.newOutputStream(channel)) {
            store.store(out, passphrase);
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
