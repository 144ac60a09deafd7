package org.entente.trust.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
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

    private static void make(Path file, String alias, char[] passphrase, SecretKey key)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStoreFile.TYPE);
        store.load(null, passphrase);
        store.setEntry(alias, new KeyStore.SecretKeyEntry(key), new KeyStore.PasswordProtection(passphrase));
        KeyStoreFile.writeFirst(file, store, passphrase);
    }
}
