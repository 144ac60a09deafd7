package org.entente.phase4peer;

import com.helger.phase4.crypto.AS4CryptoFactoryInMemoryKeyStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The keys of one State as its folder holds them, in the shapes that phase4 and TLS take. */
record KeyFolder(Path folder) {

    KeyStore keys(String alias) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(alias + ".p12"))) {
            store.load(in, passphrase());
        }
        return store;
    }

    char[] passphrase() throws IOException {
        return Files.readString(folder.resolve("passphrase")).strip().toCharArray();
    }

    /** What a partner handed over: its authorities, to be trusted. */
    static KeyStore authorities(Path partner) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", certificate(partner.resolve("root.crt.pem")));
        store.setCertificateEntry("gateway-ca", certificate(partner.resolve("gateway-ca.crt.pem")));
        return store;
    }

    AS4CryptoFactoryInMemoryKeyStore crypto(String alias, Path partner) throws IOException, GeneralSecurityException {
        return new AS4CryptoFactoryInMemoryKeyStore(keys(alias), alias, passphrase(), authorities(partner));
    }

    SSLContext tls(Path partner) throws IOException, GeneralSecurityException {
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys("tls"), passphrase());
        var theirs = TrustManagerFactory.getInstance("PKIX");
        theirs.init(authorities(partner));
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(own.getKeyManagers(), theirs.getTrustManagers(), null);
        return context;
    }

    static X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
