package org.entente.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.entente.node.approval.ActPen;

/** The TLS side of a client: its PKCS#12 key, and the authorities of the gateway that it trusts. */
public final class ClientTls {

    private ClientTls() {}

    /**
     * Reads a client key and the trusted authorities.
     *
     * @param trusted PEM file with one or more certificates
     * @throws ClientFault when a file is missing or cannot be opened
     */
    public static SSLContext context(Path p12, Path passphraseFile, Path trusted) {
        try {
            char[] passphrase = passphrase(passphraseFile);
            KeyStore own = keyStore(p12, passphrase);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, passphrase);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities(trusted));
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new ClientFault(ExitCode.USAGE, "The client certificate cannot be read: " + p12, unreadable);
        }
    }

    /** The key under an alias, to sign with. */
    public static ActPen pen(Path p12, Path passphraseFile, String alias) {
        try {
            char[] passphrase = passphrase(passphraseFile);
            KeyStore own = keyStore(p12, passphrase);
            if (own.getKey(alias, passphrase) instanceof PrivateKey key
                    && own.getCertificate(alias) instanceof X509Certificate certificate) {
                return new ActPen(key, certificate);
            }
            throw new ClientFault(ExitCode.USAGE, "There is no key " + alias + " in " + p12);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new ClientFault(ExitCode.USAGE, "The key cannot be read: " + p12, unreadable);
        }
    }

    private static char[] passphrase(Path file) throws IOException {
        return Files.readString(file).strip().toCharArray();
    }

    private static KeyStore keyStore(Path p12, char[] passphrase) throws IOException, GeneralSecurityException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(p12)) {
            own.load(in, passphrase);
        }
        return own;
    }

    private static KeyStore authorities(Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + number++, certificate);
            }
        }
        return store;
    }
}
