package org.entente.as4.agreement;

import java.util.Optional;
import org.entente.core.partner.Partner.Cipher;
import org.entente.core.partner.Partner.Suite;

/**
 * The algorithm identifiers of a suite, by exact name; whatever else a message names is refused (security.md item 21).
 *
 * <p>eDelivery AS4 2.0 §3.2.6 with its alternative for elliptic curves, and 1.15 §4.2.2.6.
 *
 * @param agreement how both sides come to a key; empty where the sender's key is carried to the receiver
 */
public record Algorithms(String signature, String keyWrap, Optional<String> agreement) {

    public static final String EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    public static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    public static final String CONTENT_TRANSFORM =
            "http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Signature-Transform";
    public static final String CIPHERTEXT_TRANSFORM =
            "http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Ciphertext-Transform";
    public static final String CONTENT_ONLY =
            "http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Only";
    /** The one curve of {@link Suite#EDELIVERY_2_P256} (XML Signature 1.1 §4.5.2.3.1, RFC 5480 §2.1.1.1). */
    public static final String P256 = "urn:oid:1.2.840.10045.3.1.7";

    private static final String KW_AES_128 = "http://www.w3.org/2001/04/xmlenc#kw-aes128";
    private static final String ECDH_ES = "http://www.w3.org/2009/xmlenc11#ECDH-ES";
    private static final String X25519 = "http://www.w3.org/2021/04/xmldsig-more#x25519";
    public static final String HKDF = "http://www.w3.org/2021/04/xmldsig-more#hkdf";
    public static final String HMAC_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";
    public static final String MGF1_SHA256 = "http://www.w3.org/2009/xmlenc11#mgf1sha256";

    private static final String AES_128_GCM = "http://www.w3.org/2009/xmlenc11#aes128-gcm";
    private static final String AES_256_GCM = "http://www.w3.org/2009/xmlenc11#aes256-gcm";

    private static final Algorithms EDELIVERY_2 =
            new Algorithms("http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519", KW_AES_128, Optional.of(X25519));
    private static final Algorithms EDELIVERY_2_P256 =
            new Algorithms("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", KW_AES_128, Optional.of(ECDH_ES));
    private static final Algorithms EDELIVERY_1_RSA = new Algorithms(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2009/xmlenc11#rsa-oaep",
            Optional.empty());

    public static Algorithms of(Suite suite) {
        return switch (suite) {
            case EDELIVERY_2 -> EDELIVERY_2;
            case EDELIVERY_2_P256 -> EDELIVERY_2_P256;
            case EDELIVERY_1_RSA -> EDELIVERY_1_RSA;
        };
    }

    public static String of(Cipher cipher) {
        return switch (cipher) {
            case AES_128_GCM -> AES_128_GCM;
            case AES_256_GCM -> AES_256_GCM;
        };
    }
}
