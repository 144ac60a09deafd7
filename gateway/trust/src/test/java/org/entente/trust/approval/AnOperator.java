package org.entente.trust.approval;

import java.security.cert.CertificateEncodingException;
import org.entente.certsdev.PlayAgency;
import org.entente.certsdev.issue.Credential;
import org.entente.core.approval.TrustAct;
import org.entente.core.approval.TrustFacts;
import org.entente.core.approval.WrittenAct;
import org.entente.core.content.Digest;
import org.entente.trust.play.Norland;

/** A person with a key of its own. */
record AnOperator(String name, Credential credential) {

    static AnOperator called(String name, PlayAgency whose) {
        return new AnOperator(name, Norland.norland().client(whose).key().load());
    }

    Digest bearer() {
        try {
            return Digest.of(credential.certificate().getEncoded());
        } catch (CertificateEncodingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** As configuration names this person. */
    String fact() {
        return TrustFacts.fact(
                "operators[" + name + "].certificate-files", TrustFacts.CERTIFICATE + bearer() + " CN=" + name);
    }

    WrittenAct signs(TrustAct act) {
        var bare = new WrittenAct(act.text(), new byte[0]);
        byte[] signature = new CmsSignatures().sign(credential.privateKey(), credential.certificate(), bare.bytes());
        return new WrittenAct(act.text(), signature);
    }
}
