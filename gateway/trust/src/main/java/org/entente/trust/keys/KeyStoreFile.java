package org.entente.trust.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;

/** Opens the PKCS#12 files of one folder, whose passphrase lies beside them in {@code passphrase}. */
final class KeyStoreFile {

    static final String TYPE = "PKCS12";

    private final Path folder;

    KeyStoreFile(Path folder) {
        this.folder = folder;
    }

    /** A key and its chain, leaf first. */
    record OwnKey(PrivateKey key, List<X509Certificate> chain) {
        OwnKey {
            chain = List.copyOf(chain);
        }

        X509Certificate certificate() {
            return chain.getFirst();
        }

        @Override
        public String toString() {
            return "OwnKey[redacted]";
        }
    }

    Optional<OwnKey> openIfThere(String alias) {
        return Files.exists(folder.resolve(alias + ".p12")) ? Optional.of(open(alias)) : Optional.empty();
    }

    OwnKey open(String alias) {
        Path file = folder.resolve(alias + ".p12");
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

    char[] passphrase() {
        Path file = folder.resolve("passphrase");
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip().toCharArray();
        } catch (IOException missing) {
            throw new PermanentFault(FailureCode.BROKEN, "The passphrase " + file + " cannot be read", missing);
        }
    }

    private static PermanentFault unreadable(Path file) {
        return new PermanentFault(FailureCode.BROKEN, "The key file " + file + " holds no private key");
    }
}
