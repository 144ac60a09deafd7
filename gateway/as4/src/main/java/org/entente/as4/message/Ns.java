package org.entente.as4.message;

/** Namespaces and algorithm identifiers of the profile, each exactly as its specification writes it. */
public final class Ns {

    public static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    public static final String EB = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/";
    public static final String EBBP = "http://docs.oasis-open.org/ebxml-bp/ebbp-signals-2.0";
    public static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    public static final String WSU =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    public static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    public static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    public static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
    public static final String DSIG_MORE = "http://www.w3.org/2021/04/xmldsig-more#";

    public static final String BASE64 =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";
    public static final String X509V3 =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
    public static final String EXC_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    public static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    public static final String SWA = "http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#";
    public static final String CONTENT_SIGNATURE = SWA + "Attachment-Content-Signature-Transform";
    public static final String CIPHERTEXT = SWA + "Attachment-Ciphertext-Transform";
    public static final String CONTENT_ONLY = SWA + "Attachment-Content-Only";

    private Ns() {}
}
