package org.entente.as4.receipt;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.entente.as4.message.Ns;
import org.entente.as4.message.Reference;
import org.entente.as4.message.SignedReferences;
import org.entente.as4.message.SoapShape;
import org.entente.as4.message.Verifier;
import org.entente.as4.message.Xml;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.Refused;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.xml.SafeXml;
import org.entente.trust.path.PartnerCertificates;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reads the answer to a push: a receipt that fits, an error of the partner, or something that is neither. */
public final class SignalReader {

    private final SafeXml xml;

    public SignalReader(SafeXml xml) {
        this.xml = xml;
    }

    /** What was sent: the receipt must repeat exactly these. */
    public record Expected(String wireId, List<Reference> references) {
        public Expected {
            references = List.copyOf(references);
        }
    }

    /**
     * Returns when the answer is a signed receipt for exactly what was sent.
     *
     * @throws Refused PARTNER_REFUSED with the partner's error code
     * @throws TemporaryFault RECEIPT_DOES_NOT_FIT for everything else
     */
    public void requireReceipt(byte[] answer, Expected expected, Suite suite, PartnerCertificates partner) {
        try {
            Document document = xml.parse(answer);
            partnersError(document).ifPresent(error -> {
                throw new Refused(FailureCode.PARTNER_REFUSED, error);
            });
            SoapShape soap = SoapShape.of(document);
            Verifier.verify(soap, suite, partner);
            requireFit(soap.messaging(), expected);
        } catch (Refused refused) {
            throw worded(refused);
        }
    }

    private static GatewayFailure worded(Refused refused) {
        return refused.code() == FailureCode.PARTNER_REFUSED
                ? refused
                : new TemporaryFault(FailureCode.RECEIPT_DOES_NOT_FIT, "The answer is no receipt that fits", refused);
    }

    private static void requireFit(Element messaging, Expected expected) {
        Element signal = Xml.only(messaging, Ns.EB, "SignalMessage");
        String refTo = Xml.text(Xml.only(Xml.only(signal, Ns.EB, "MessageInfo"), Ns.EB, "RefToMessageId"));
        Xml.require(refTo.equals(expected.wireId()), "The receipt is for another message");
        Element information = Xml.only(Xml.only(signal, Ns.EB, "Receipt"), Ns.EBBP, "NonRepudiationInformation");
        List<Element> repeated = Xml.children(information, Ns.EBBP, "MessagePartNRInformation").stream()
                .map(part -> Xml.only(part, Ns.DS, "Reference"))
                .toList();
        var proved = new HashSet<>(SignedReferences.read(repeated));
        Xml.require(proved.equals(new HashSet<>(expected.references())), "The receipt proves something else");
    }

    private static Optional<String> partnersError(Document document) {
        var errors = document.getElementsByTagNameNS(Ns.EB, "Error");
        if (errors.getLength() == 0 || !(errors.item(0) instanceof Element error)) {
            return Optional.empty();
        }
        String detail = Xml.optional(error, Ns.EB, "ErrorDetail").map(Xml::text).orElse("");
        String words = error.getAttribute("errorCode") + " " + error.getAttribute("shortDescription") + " " + detail;
        return Optional.of(words.substring(0, Math.min(words.length(), 300)).strip());
    }
}
