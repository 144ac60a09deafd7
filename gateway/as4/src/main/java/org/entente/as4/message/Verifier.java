package org.entente.as4.message;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.entente.core.content.Digest;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.path.PartnerCertificates;
import org.entente.trust.seal.SuiteSignature;
import org.w3c.dom.Element;

/**
 * Verifies an envelope's signature: the pinned signer, the agreed algorithms, and references to exactly these nodes.
 *
 * <p>References are matched with the Messaging and Body elements that the caller goes on to read, by identity: nothing
 * is looked up by name (security.md 16).
 */
public final class Verifier {

    private Verifier() {}

    /** Returns the references that stand for attachments; their digests are checked while they stream. */
    public static Verified verify(SoapShape soap, Suite suite, PartnerCertificates partner) {
        Element signature = Xml.only(soap.security(), Ns.DS, "Signature");
        X509Certificate signer = signer(soap.security(), suite, partner);
        Element signedInfo = Xml.only(signature, Ns.DS, "SignedInfo");
        List<Reference> references =
                SignedInfo.read(signedInfo, Algorithms.of(suite).signature());
        byte[] value = Xml.fromBase64(Xml.text(Xml.only(signature, Ns.DS, "SignatureValue")));
        if (!SuiteSignature.verifies(suite, signer.getPublicKey(), Xml.canonical(signedInfo), value)) {
            throw badSignature();
        }
        requireSigned(soap.messaging(), references);
        requireSigned(soap.body(), references);
        List<Reference> attachments =
                references.stream().filter(Reference::isAttachment).toList();
        Xml.require(attachments.size() == references.size() - 2, "Something else is signed");
        return new Verified(signer, references, attachments);
    }

    /** Who signed, everything that is signed, and the attachments among it. */
    public record Verified(X509Certificate signer, List<Reference> references, List<Reference> attachments) {
        public Verified {
            references = List.copyOf(references);
            attachments = List.copyOf(attachments);
        }
    }

    public static Refused badSignature() {
        return new Refused(FailureCode.BAD_SIGNATURE, "What arrived is not what was signed");
    }

    private static X509Certificate signer(Element security, Suite suite, PartnerCertificates partner) {
        byte[] token = Xml.fromBase64(Xml.text(Xml.only(security, Ns.WSSE, "BinarySecurityToken")));
        try {
            var shown = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(token));
            return partner.signer(suite, shown)
                    .orElseThrow(() -> new Refused(
                            FailureCode.BAD_SIGNATURE, "The signer is not the one agreed with " + partner.state()));
        } catch (CertificateException misshapen) {
            throw Xml.bad("The signer's certificate is misshapen");
        }
    }

    private static void requireSigned(Element element, List<Reference> references) {
        String id = "#" + element.getAttributeNS(Ns.WSU, "Id");
        List<Reference> mine = references.stream()
                .filter(reference -> reference.uri().equals(id))
                .toList();
        Xml.require(mine.size() == 1, element.getLocalName() + " is not signed");
        if (!mine.getFirst().digest().equals(Digest.of(Xml.canonical(element)))) {
            throw badSignature();
        }
    }
}
