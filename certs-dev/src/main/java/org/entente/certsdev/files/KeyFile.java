package org.entente.certsdev.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import org.entente.certsdev.issue.Credential;
import org.entente.certsdev.issue.PlayPkiFault;

/**
 * A PKCS#12 file with one key under one alias, and the file in which its passphrase lies.
 *
 * <p>Key and certificates are encrypted with PBES2 (AES-256, HMAC-SHA-256), which the JDK, Bouncy Castle and openssl 3
 * read without being told.
 */
public record KeyFile(Path file, String alias, Path passphraseFile) {
    private static final int PASSPHRASE_BYTES = 32;

    /** Writes a fresh passphrase of 256 bits where there is none; the file holds it without a line end. */
    public static void writePassphrase(Path passphraseFile, SecureRandom random) {
        if (Files.exists(passphraseFile)) {
            return;
        }
        var bytes = new byte[PASSPHRASE_BYTES];
        random.nextBytes(bytes);
        var text = Base64.getUrlEncoder().withoutPadding().encode(bytes);
        folderOf(passphraseFile).write(nameOf(passphraseFile), text);
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /** Opens the file; the JDK's own providers suffice. */
    public Credential load() {
        var passphrase = passphrase();
        try (var in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, passphrase);
            var chain = store.getCertificateChain(alias);
            if (!(store.getKey(alias, passphrase) instanceof PrivateKey key) || chain == null) {
                throw new PlayPkiFault("There is no key '" + alias + "' in " + file);
            }
            return new Credential(
                    key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
        } catch (IOException | GeneralSecurityException e) {
            throw new PlayPkiFault("Cannot open " + file + " with the passphrase in " + passphraseFile, e);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** Writes the file anew. The passphrase must be there. */
    public void save(Credential credential) {
        var passphrase = passphrase();
        var out = new ByteArrayOutputStream();
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, passphrase);
            store.setKeyEntry(
                    alias,
                    credential.privateKey(),
                    passphrase,
                    credential.chain().toArray(X509Certificate[]::new));
            store.store(out, passphrase);
        } catch (IOException | GeneralSecurityException e) {
            throw new PlayPkiFault("Cannot make " + file, e);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
        folderOf(file).write(nameOf(file), out.toByteArray());
    }

    /** The passphrase; the caller wipes it. */
    public char[] passphrase() {
        try {
            return Files.readString(passphraseFile, US_ASCII).strip().toCharArray();
        } catch (IOException e) {
            throw new PlayPkiFault("Cannot read the passphrase in " + passphraseFile, e);
        }
    }

    private static OwnFolder folderOf(Path file) {
        var parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " is no file");
        }
        return OwnFolder.at(parent);
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
