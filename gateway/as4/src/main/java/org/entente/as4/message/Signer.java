package org.entente.as4.message;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import org.entente.core.content.Digest;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.xml.SafeXml;
import org.entente.trust.keys.NodeKeys;
import org.w3c.dom.Element;

/** Puts a Messaging header into a signed SOAP envelope with an empty Body. */
public final class Signer {

    private static final String BODY =
            "<S12:Body xmlns:S12=\"" + Ns.SOAP + "\" xmlns:wsu=\"" + Ns.WSU + "\" wsu:Id=\"body\"></S12:Body>";

    private final NodeKeys keys;
    private final SafeXml xml;

    public Signer(NodeKeys keys, SafeXml xml) {
        this.keys = keys;
        this.xml = xml;
    }

    /** A signed envelope as bytes, and everything that its signature covers. */
    public record Signed(byte[] envelope, List<Reference> references) {
        public Signed {
            references = List.copyOf(references);
        }

        @Override
        public String toString() {
            return "Signed[" + references.size() + " references]";
        }
    }

    /**
     * Signs {@code messaging} (with {@code wsu:Id="messaging"}), the Body and the attachments.
     *
     * @param encryption elements of the security header that go before the signature; empty for signals
     */
    public Signed sign(Suite suite, String messaging, List<Reference> attachments, String encryption) {
        var references = new ArrayList<Reference>();
        references.add(new Reference("#messaging", digest(messaging)));
        references.add(new Reference("#body", digest(BODY)));
        references.addAll(attachments);
        String signedInfo = SignedInfo.xml(Algorithms.of(suite).signature(), references);
        byte[] signature = keys.sign(suite, Xml.canonical(root(signedInfo)));
        String envelope = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<S12:Envelope xmlns:S12=\"" + Ns.SOAP
                + "\"><S12:Header>" + messaging + security(suite, encryption, signedInfo, signature) + "</S12:Header>"
                + BODY + "</S12:Envelope>";
        return new Signed(envelope.getBytes(StandardCharsets.UTF_8), references);
    }

    private String security(Suite suite, String encryption, String signedInfo, byte[] signature) {
        return "<wsse:Security xmlns:wsse=\"" + Ns.WSSE + "\" xmlns:wsu=\"" + Ns.WSU + "\" S12:mustUnderstand=\"true\">"
                + "<wsse:BinarySecurityToken wsu:Id=\"signer\" EncodingType=\"" + Ns.BASE64 + "\" ValueType=\""
                + Ns.X509V3 + "\">" + Xml.base64(certificate(suite)) + "</wsse:BinarySecurityToken>" + encryption
                + "<ds:Signature xmlns:ds=\"" + Ns.DS + "\">" + signedInfo + "<ds:SignatureValue>"
                + Xml.base64(signature) + "</ds:SignatureValue><ds:KeyInfo><wsse:SecurityTokenReference>"
                + "<wsse:Reference URI=\"#signer\" ValueType=\"" + Ns.X509V3
                + "\"></wsse:Reference></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature></wsse:Security>";
    }

    private byte[] certificate(Suite suite) {
        try {
            return keys.signingCertificate(suite).getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Digest digest(String element) {
        return Digest.of(Xml.canonical(root(element)));
    }

    private Element root(String element) {
        return xml.parse(element.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
    }
}
