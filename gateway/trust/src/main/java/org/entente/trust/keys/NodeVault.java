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
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
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

    private static final String FILE = "node-key.p12";
    private static final String ALIAS = "node-key";
    private static final int KEY_BYTES = 32;

    private final SecretKey nodeKey;
    private final SecureRandom random;

    private NodeVault(SecretKey nodeKey, SecureRandom random) {
        this.nodeKey = nodeKey;
        this.random = random;
    }

    /** Opens the vault in a folder that holds {@code passphrase}; makes the node key where there is none. */
    public static NodeVault in(Path folder) {
        var random = new SecureRandom();
        Path file = folder.resolve(FILE);
        char[] passphrase = new KeyStoreFile(folder).passphrase();
        try {
            if (!Files.exists(file)) {
                make(file, passphrase, newAesKey(random));
            }
            return new NodeVault(load(file, passphrase), random);
        } catch (IOException | GeneralSecurityException broken) {
            throw new PermanentFault(FailureCode.BROKEN, "The node key " + file + " cannot be opened", broken);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    @Override
    public ContentKey newKey() {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, nodeKey);
            return new ContentKey(cipher.wrap(newAesKey(random)));
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

    private static SecretKey newAesKey(SecureRandom random) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES");
    }

    private static SecretKey load(Path file, char[] passphrase) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStoreFile.TYPE);
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, passphrase);
        }
        if (!(store.getKey(ALIAS, passphrase) instanceof SecretKey key)) {
            throw new PermanentFault(FailureCode.BROKEN, "The file " + file + " holds no node key");
        }
        return key;
    }

    /** Written beside, forced to disk, then renamed: a crash leaves either no node key or a whole one. */
    private static void make(Path file, char[] passphrase, SecretKey key) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStoreFile.TYPE);
        store.load(null, passphrase);
        store.setEntry(ALIAS, new KeyStore.SecretKeyEntry(key), new KeyStore.PasswordProtection(passphrase));
        Path beside = file.resolveSibling(FILE + ".new");
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

    @Override
    public String toString() {
        return "NodeVault[redacted]";
    }
}
