package org.entente.trust.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.trust.seal.TokenKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens and writes the keys of one folder: PKCS#12 files under the passphrase of the node, and, of keys that lie in a
 * token, what the token calls them and their certificates.
 */
final class KeyStoreFile {

    static final String TYPE = "PKCS12";
    static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final Logger LOG = LoggerFactory.getLogger(KeyStoreFile.class);

    private final Path folder;
    private final Path passphraseFile;
    private final Supplier<Optional<Token>> token;

    /** Whose passphrase lies in the same folder, and the configuration of the token, where there is one. */
    KeyStoreFile(Path folder) {
        this(folder, folder.resolve("passphrase"), Token.in(folder));
    }

    private KeyStoreFile(Path folder, Path passphraseFile, Supplier<Optional<Token>> token) {
        this.folder = folder;
        this.passphraseFile = passphraseFile;
        this.token = token;
    }

    /** A folder below, under the same passphrase. */
    KeyStoreFile beside(String name) {
        return new KeyStoreFile(folder.resolve(name), passphraseFile, token);
    }

    Path folder() {
        return folder;
    }

    /** Where next keys are made that can lie there. */
    Optional<Token> token() {
        return token.get();
    }

    /** A key and its chain, leaf first. */
    record OwnKey(PrivateKey key, List<X509Certificate> chain) {
        OwnKey {
            chain = List.copyOf(chain);
        }

        X509Certificate certificate() {
            return chain.getFirst();
        }

        /** Its certificate's fingerprint: no other key has the same. */
        String name() {
            return Fingerprint.hex(certificate());
        }

        @Override
        public String toString() {
            return "OwnKey[redacted]";
        }
    }

    Optional<OwnKey> openIfThere(String alias) {
        return Files.exists(file(alias)) ? Optional.of(open(alias)) : Optional.empty();
    }

    /** Where a key lies in a token, the file says which it is. */
    Path file(String alias) {
        Path atToken = TokenFile.in(folder, alias);
        return Files.exists(atToken) ? atToken : folder.resolve(alias + ".p12");
    }

    /** When a key was written; empty where there is none. */
    Optional<FileTime> written(String alias) {
        try {
            return Optional.of(Files.getLastModifiedTime(file(alias)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new PermanentFault(FailureCode.BROKEN, "The key file of " + alias + " cannot be read", unreadable);
        }
    }

    OwnKey open(String alias) {
        Path file = file(alias);
        if (TokenFile.isOne(file)) {
            return TokenFile.read(
                    file,
                    token().orElseThrow(() -> new PermanentFault(
                            FailureCode.BROKEN, "The key of " + file + " lies in a token, and none is configured")));
        }
        char[] passphrase = passphrase();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(in, passphrase);
            if (!(store.getKey(alias, passphrase) instanceof PrivateKey key)) {
                throw unreadable(file);
            }
            List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toList();
            return new OwnKey(key, chain);
        } catch (IOException | GeneralSecurityException broken) {
            throw new PermanentFault(FailureCode.BROKEN, "The key file " + file + " cannot be opened", broken);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    void save(String alias, OwnKey key) {
        if (key.key() instanceof TokenKey atToken) {
            TokenFile.write(TokenFile.in(folder, alias), atToken, key.chain());
            return;
        }
        char[] passphrase = passphrase();
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, passphrase);
            store.setKeyEntry(alias, key.key(), passphrase, key.chain().toArray(X509Certificate[]::new));
            write(folder.resolve(alias + ".p12"), store, passphrase);
            Files.deleteIfExists(TokenFile.in(folder, alias));
        } catch (IOException | GeneralSecurityException broken) {
            throw new PermanentFault(FailureCode.BROKEN, "The key file of " + alias + " cannot be written", broken);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** Written beside, forced to disk, then renamed: a crash leaves either what was there or the whole new one. */
    static void write(Path file, KeyStore store, char[] passphrase) throws IOException, GeneralSecurityException {
        Path beside = writtenBeside(file, store, passphrase);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(file);
    }

    /** The same, but only where no such file is: of several nodes that begin at once, the first one's stays. */
    static void writeFirst(Path file, KeyStore store, char[] passphrase) throws IOException, GeneralSecurityException {
        Path beside = writtenBeside(file, store, passphrase);
        try {
            Files.createLink(file, beside);
            forceFolder(file);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            LOG.debug("Another node made {} first", file);
        } finally {
            Files.delete(beside);
        }
    }

    private static Path writtenBeside(Path file, KeyStore store, char[] passphrase)
            throws IOException, GeneralSecurityException {
        Path folder = Objects.requireNonNull(file.getParent(), "A key's file lies in a folder");
        Path beside = Files.createTempFile(folder, file.getFileName() + "-", ".new", OWNER_ONLY);
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            store.store(out, passphrase);
            channel.force(true);
        }
        return beside;
    }

    /** A name is as durable as its folder. */
    private static void forceFolder(Path file) throws IOException {
        try (FileChannel folder = FileChannel.open(
                Objects.requireNonNull(file.getParent(), "A key's file lies in a folder"), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    char[] passphrase() {
        try {
            return Files.readString(passphraseFile, StandardCharsets.US_ASCII)
                    .strip()
                    .toCharArray();
        } catch (IOException missing) {
            throw new PermanentFault(
                    FailureCode.BROKEN, "The passphrase " + passphraseFile + " cannot be read", missing);
        }
    }

    private static PermanentFault unreadable(Path file) {
        return new PermanentFault(FailureCode.BROKEN, "The key file " + file + " holds no private key");
    }
}
