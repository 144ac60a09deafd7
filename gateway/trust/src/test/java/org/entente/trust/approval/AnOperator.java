package org.entente.trust.approval;

import java.security.cert.CertificateEncodingException;
import java.util.stream.Stream;
import org.entente.certsdev.PlayAgency;
import org.entente.certsdev.issue.Credential;
import org.entente.core.approval.Role;
import org.entente.core.approval.TrustAct;
import org.entente.core.approval.TrustFacts;
import org.entente.core.approval.WrittenAct;
import org.entente.core.content.Digest;
import org.entente.trust.play.Norland;

/** A person with a key and a role of their own. */
record AnOperator(String name, Role role, Credential credential) {

    static AnOperator called(String name, Role role, PlayAgency whose) {
        return new AnOperator(name, role, Norland.norland().client(whose).key().load());
    }

    AnOperator as(Role other) {
        return new AnOperator(name, other, credential);
    }

    Digest bearer() {
        try {
            return Digest.of(credential.certificate().getEncoded());
        } catch (CertificateEncodingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** As configuration names this person. */
    Stream<String> facts() {
        return Stream.of(
                TrustFacts.fact(
                        "operators[" + name + "].certificate-files", TrustFacts.CERTIFICATE + bearer() + " CN=" + name),
                TrustFacts.fact("operators[" + name + "].roles", role));
    }

    WrittenAct signs(TrustAct act) {
        var bare = new WrittenAct(act.text(), new byte[0]);
        byte[] signature = new CmsSignatures().sign(credential.privateKey(), credential.certificate(), bare.bytes());
        return new WrittenAct(act.text(), signature);
    }
}
