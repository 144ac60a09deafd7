package org.entente.trust.keys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.trust.path.PartnerCertificates;

/**
 * Makes a TLS 1.3 context for each role, each with a trust store of its own (security.md items 34 to 36).
 *
 * <p>Never looks at the JDK's {@code cacerts}.
 */
public final class TlsContexts {

    /** A resumed session asks for no certificate, so what it once showed is believed no longer than this. */
    private static final int SESSION_SECONDS = 600;

    private static final char[] IN_MEMORY = "in memory".toCharArray();

    private final NodeKeys keys;

    public TlsContexts(NodeKeys keys) {
        this.keys = keys;
    }

    /** What every client adds to its context: a context of TLS 1.3 alone would still offer 1.2 (security.md 34). */
    public static SSLParameters tls13Only() {
        var parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        return parameters;
    }

    /** For calling one partner: only its registered TLS certificate is trusted. */
    public SSLContext toPartner(PartnerCertificates partner) {
        return context(new TrustManager[] {new PinnedTrust(List.of(partner))});
    }

    /** For the AS4 door: only registered TLS certificates of partners are trusted. */
    public SSLContext wireDoor(List<PartnerCertificates> partners) {
        return context(new TrustManager[] {new PinnedTrust(partners)});
    }

    /** For the agencies' door: only what the agencies' authority issued is trusted. */
    public SSLContext agencyDoor(X509Certificate agencyAuthority) {
        return below(agencyAuthority);
    }

    /** For calling an agency's own system: only what the authority that it named issued is trusted. */
    public SSLContext toAgency(X509Certificate systemAuthority) {
        return below(systemAuthority);
    }

    private SSLContext below(X509Certificate authority) {
        try {
            KeyStore anchors = emptyStore();
            anchors.setCertificateEntry("authority", authority);
            var trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(anchors);
            return context(trust.getTrustManagers());
        } catch (GeneralSecurityException | IOException broken) {
            throw noContext(broken);
        }
    }

    private SSLContext context(TrustManager[] trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(new KeyManager[] {new LiveTlsKey(keys)}, trust, null);
            context.getClientSessionContext().setSessionTimeout(SESSION_SECONDS);
            context.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
            return context;
        } catch (GeneralSecurityException broken) {
            throw noContext(broken);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStoreFile.TYPE);
        store.load(null, IN_MEMORY);
        return store;
    }

    private static PermanentFault noContext(Throwable broken) {
        return new PermanentFault(FailureCode.BROKEN, "A TLS context cannot be made", broken);
    }
}
