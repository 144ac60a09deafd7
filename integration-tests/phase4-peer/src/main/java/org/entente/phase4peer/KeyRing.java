package org.entente.phase4peer;

import com.helger.phase4.crypto.AS4CryptoFactoryInMemoryKeyStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** What sending needs of keys and certificates, read from disk once. */
final class KeyRing {

    private final Path partner;
    private final Map<String, AS4CryptoFactoryInMemoryKeyStore> cryptos = new HashMap<>();
    private final Map<Path, SSLContext> contexts = new HashMap<>();
    private final Map<Path, X509Certificate> certificates = new HashMap<>();

    KeyRing(Path partner) {
        this.partner = partner;
    }

    synchronized AS4CryptoFactoryInMemoryKeyStore crypto(KeyFolder keys, String alias)
            throws IOException, GeneralSecurityException {
        String name = keys.folder() + "/" + alias;
        if (!cryptos.containsKey(name)) {
            cryptos.put(name, keys.crypto(alias, partner));
        }
        return cryptos.get(name);
    }

    synchronized SSLContext tls(KeyFolder keys) throws IOException, GeneralSecurityException {
        if (!contexts.containsKey(keys.folder())) {
            contexts.put(keys.folder(), keys.tls(partner));
        }
        return contexts.get(keys.folder());
    }

    synchronized X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        if (!certificates.containsKey(file)) {
            certificates.put(file, KeyFolder.certificate(file));
        }
        return certificates.get(file);
    }
}
