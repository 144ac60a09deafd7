package org.entente.as4.agreement;

/** The namespaces of an AS4 message. */
public final class Namespaces {

    public static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    public static final String EBMS = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/";
    /** The service that only answers (ebMS 3.0 Core §5.2.2). */
    public static final String TEST_SERVICE = EBMS + "service";

    public static final String TEST_ACTION = EBMS + "test";
    /** OASIS ebCore Agreement Update 1.0: what is updated, and of certificates, which is also the Service. */
    public static final String AGREEMENT_UPDATE = "http://docs.oasis-open.org/ebcore/ns/AgreementUpdate/v1.0";

    public static final String CERTIFICATE_UPDATE = "http://docs.oasis-open.org/ebcore/ns/CertificateUpdate/v1.0";
    public static final String SIGNALS = "http://docs.oasis-open.org/ebxml-bp/ebbp-signals-2.0";
    public static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    public static final String WSSE11 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";
    public static final String WSU =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    public static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    public static final String DSIG11 = "http://www.w3.org/2009/xmldsig11#";
    public static final String DSIG_MORE = "http://www.w3.org/2021/04/xmldsig-more#";
    public static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    public static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
    public static final String X509_TOKEN =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
    public static final String BASE64 =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";
    public static final String ENCRYPTED_KEY =
            "http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#EncryptedKey";

    private Namespaces() {}
}
