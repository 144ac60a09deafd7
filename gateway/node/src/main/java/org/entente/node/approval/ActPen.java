package org.entente.node.approval;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.entente.core.approval.TrustAct;
import org.entente.core.approval.WrittenAct;
import org.entente.core.content.Digest;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.trust.approval.CmsSignatures;

/** A person's own key and certificate, with which acts are signed; the node never has them. */
public record ActPen(PrivateKey key, X509Certificate certificate) {

    /** The SHA-256 of the certificate, by which the node knows the person. */
    public Digest bearer() {
        return Fingerprint.of(certificate);
    }

    public WrittenAct sign(TrustAct act) {
        var unsigned = new WrittenAct(act.text(), new byte[0]);
        return new WrittenAct(unsigned.text(), sign(unsigned.bytes()));
    }

    /** A detached signature over exactly these bytes. */
    public byte[] sign(byte[] bytes) {
        return new CmsSignatures().sign(key, certificate, bytes);
    }

    @Override
    public String toString() {
        return "ActPen[redacted]";
    }
}
