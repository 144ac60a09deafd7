package org.entente.trust.keys;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.entente.trust.path.PartnerCertificates;

/** Trusts the registered TLS certificates of the given partners, valid today, and nobody else. */
final class PinnedTrust extends X509ExtendedTrustManager {

    private final List<PartnerCertificates> partners;

    PinnedTrust(List<PartnerCertificates> partners) {
        this.partners = List.copyOf(partners);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    /** Empty: the list of partners is nobody's business. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0 || partners.stream().noneMatch(partner -> partner.isTls(chain[0]))) {
            throw new CertificateException("The TLS certificate is not one that a partner registered");
        }
    }
}
