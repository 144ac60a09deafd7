package org.entente.as4.message;

import java.security.cert.X509Certificate;
import java.util.List;
import org.entente.as4.agreement.Algorithms;
import org.entente.as4.agreement.Namespaces;
import org.entente.as4.signature.XmlText;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Cipher;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.seal.WrappedKey;

/** Writes the EncryptedKey and one EncryptedData for each attachment (XML Encryption 1.1, WSS SwA Profile 1.1 §5.5). */
final class EncryptionWriter {

    private static final String KEY_ID = "key";

    private EncryptionWriter() {}

    /** The elements in the order in which a receiver needs them. */
    static String write(Partner partner, WrappedKey key, X509Certificate receiver, List<String> contentIds) {
        Suite suite = partner.suite();
        var text = new StringBuilder("<xenc:EncryptedKey xmlns:xenc=\"" + Namespaces.XENC + "\" xmlns:ds=\""
                + Namespaces.DSIG + "\" Id=\"" + KEY_ID + "\">");
        switch (key) {
            case WrappedKey.Agreed agreed -> text.append(agreement(suite, agreed, receiver));
            case WrappedKey.Transported ignored -> text.append(transport(suite, receiver));
        }
        text.append("<xenc:CipherData><xenc:CipherValue>")
                .append(XmlText.base64(key.wrapped()))
                .append("</xenc:CipherValue></xenc:CipherData><xenc:ReferenceList>");
        for (int i = 0; i < contentIds.size(); i++) {
            text.append("<xenc:DataReference URI=\"#data-").append(i).append("\"/>");
        }
        text.append("</xenc:ReferenceList></xenc:EncryptedKey>");
        for (int i = 0; i < contentIds.size(); i++) {
            text.append(data(partner.cipher(), i, contentIds.get(i)));
        }
        return text.toString();
    }

    private static String agreement(Suite suite, WrappedKey.Agreed agreed, X509Certificate receiver) {
        return "<xenc:EncryptionMethod Algorithm=\"" + Algorithms.of(suite).keyWrap()
                + "\"/><ds:KeyInfo><xenc:AgreementMethod Algorithm=\""
                + Algorithms.of(suite).agreement().orElseThrow() + "\"><xenc11:KeyDerivationMethod xmlns:xenc11=\""
                + Namespaces.XENC11 + "\" Algorithm=\""
                + Algorithms.HKDF + "\"><more:HKDFParams xmlns:more=\"" + Namespaces.DSIG_MORE
                + "\"><more:PRF Algorithm=\"" + Algorithms.HMAC_SHA256 + "\"/><more:Salt>"
                + XmlText.base64(agreed.salt()) + "</more:Salt><more:Info>" + XmlText.base64(agreed.info())
                + "</more:Info><more:KeyLength>16</more:KeyLength></more:HKDFParams></xenc11:KeyDerivationMethod>"
                + "<xenc:OriginatorKeyInfo>" + ephemeral(suite, XmlText.base64(agreed.ephemeral()))
                + "</xenc:OriginatorKeyInfo><xenc:RecipientKeyInfo>"
                + token(receiver) + "</xenc:RecipientKeyInfo></xenc:AgreementMethod></ds:KeyInfo>";
    }

    private static String ephemeral(Suite suite, String key) {
        return suite == Suite.EDELIVERY_2_P256
                ? "<ds:KeyValue><dsig11:ECKeyValue xmlns:dsig11=\"" + Namespaces.DSIG11
                        + "\"><dsig11:NamedCurve URI=\"" + Algorithms.P256 + "\"/><dsig11:PublicKey>" + key
                        + "</dsig11:PublicKey></dsig11:ECKeyValue></ds:KeyValue>"
                : "<dsig11:DEREncodedKeyValue xmlns:dsig11=\"" + Namespaces.DSIG11 + "\">" + key
                        + "</dsig11:DEREncodedKeyValue>";
    }

    private static String transport(Suite suite, X509Certificate receiver) {
        return "<xenc:EncryptionMethod Algorithm=\"" + Algorithms.of(suite).keyWrap()
                + "\"><ds:DigestMethod Algorithm=\"" + Algorithms.SHA256 + "\"/><xenc11:MGF xmlns:xenc11=\""
                + Namespaces.XENC11 + "\" Algorithm=\"" + Algorithms.MGF1_SHA256
                + "\"/></xenc:EncryptionMethod><ds:KeyInfo>" + token(receiver) + "</ds:KeyInfo>";
    }

    private static String token(X509Certificate receiver) {
        return "<wsse:SecurityTokenReference xmlns:wsse=\"" + Namespaces.WSSE
                + "\"><ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>"
                + XmlText.of(receiver.getIssuerX500Principal().getName()) + "</ds:X509IssuerName><ds:X509SerialNumber>"
                + receiver.getSerialNumber()
                + "</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data></wsse:SecurityTokenReference>";
    }

    private static String data(Cipher cipher, int number, String contentId) {
        return "<xenc:EncryptedData xmlns:xenc=\"" + Namespaces.XENC + "\" xmlns:ds=\"" + Namespaces.DSIG
                + "\" Id=\"data-" + number + "\" MimeType=\"application/gzip\" Type=\"" + Algorithms.CONTENT_ONLY
                + "\"><xenc:EncryptionMethod Algorithm=\""
                + Algorithms.of(cipher)
                + "\"/><ds:KeyInfo><wsse:SecurityTokenReference xmlns:wsse=\"" + Namespaces.WSSE + "\" xmlns:wsse11=\""
                + Namespaces.WSSE11 + "\" wsse11:TokenType=\"" + Namespaces.ENCRYPTED_KEY
                + "\"><wsse:Reference URI=\"#" + KEY_ID + "\"/></wsse:SecurityTokenReference></ds:KeyInfo>"
                + "<xenc:CipherData><xenc:CipherReference URI=\"cid:" + XmlText.of(contentId)
                + "\"><xenc:Transforms><ds:Transform Algorithm=\"" + Algorithms.CIPHERTEXT_TRANSFORM
                + "\"/></xenc:Transforms></xenc:CipherReference></xenc:CipherData></xenc:EncryptedData>";
    }
}
