package org.entente.as4.signature;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.as4.agreement.Algorithms;
import org.entente.as4.agreement.Namespaces;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.keys.NodeKeys;

/** Writes a wsse:Security header: what a receiver needs to decrypt first, then the signature. */
public final class SignatureWriter {

    private static final String TOKEN_ID = "token";

    private final NodeKeys keys;

    public SignatureWriter(NodeKeys keys) {
        this.keys = keys;
    }

    /** The header with a signature over {@code references}; {@code encryption} goes before it as it stands. */
    public String security(Suite suite, List<SignedReference> references, String encryption) {
        String signedInfo = signedInfo(suite, references);
        NodeKeys.Signing own = keys.signing(suite);
        byte[] value = own.sign(signedInfo.getBytes(StandardCharsets.UTF_8));
        return "<wsse:Security xmlns:wsse=\"" + Namespaces.WSSE + "\" xmlns:wsu=\"" + Namespaces.WSU
                + "\" xmlns:S12=\"" + Namespaces.SOAP + "\" S12:mustUnderstand=\"true\">" + encryption + token(own)
                + "<ds:Signature xmlns:ds=\"" + Namespaces.DSIG + "\" Id=\"signature\">" + signedInfo
                + "<ds:SignatureValue>" + XmlText.base64(value) + "</ds:SignatureValue><ds:KeyInfo>"
                + "<wsse:SecurityTokenReference><wsse:Reference URI=\"#" + TOKEN_ID + "\" ValueType=\""
                + Namespaces.X509_TOKEN + "\"/></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature>"
                + "</wsse:Security>";
    }

    /** Canonical by construction. */
    private static String signedInfo(Suite suite, List<SignedReference> references) {
        return "<ds:SignedInfo xmlns:ds=\"" + Namespaces.DSIG + "\"><ds:CanonicalizationMethod Algorithm=\""
                + Algorithms.EXCLUSIVE_C14N + "\"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\""
                + Algorithms.of(suite).signature() + "\"></ds:SignatureMethod>"
                + references.stream().map(SignedReference::xml).collect(Collectors.joining())
                + "</ds:SignedInfo>";
    }

    private static String token(NodeKeys.Signing own) {
        try {
            return "<wsse:BinarySecurityToken EncodingType=\"" + Namespaces.BASE64 + "\" ValueType=\""
                    + Namespaces.X509_TOKEN + "\" wsu:Id=\"" + TOKEN_ID + "\">"
                    + XmlText.base64(own.certificate().getEncoded()) + "</wsse:BinarySecurityToken>";
        } catch (CertificateEncodingException broken) {
            throw new PermanentFault(FailureCode.BROKEN, "Our signing certificate cannot be written", broken);
        }
    }
}
