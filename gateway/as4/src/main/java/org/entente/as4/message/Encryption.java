package org.entente.as4.message;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.seal.WrappedKey;
import org.w3c.dom.Element;

/** The encryption part of the security header: one wrapped key, one EncryptedData for each attachment. */
public final class Encryption {

    private static final String RSA_OAEP = Ns.XENC11 + "rsa-oaep";
    private static final String MGF1_SHA256 = Ns.XENC11 + "mgf1sha256";
    private static final String KW_AES128 = Ns.XENC + "kw-aes128";
    private static final String HMAC_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";

    private Encryption() {}

    /** The elements that go before the signature. */
    public static String xml(Suite suite, WrappedKey key, List<String> contentIds) {
        var lists = new StringBuilder();
        var data = new StringBuilder();
        for (int i = 0; i < contentIds.size(); i++) {
            lists.append("<xenc:DataReference URI=\"#ed").append(i).append("\"></xenc:DataReference>");
            data.append(data(suite, "ed" + i, contentIds.get(i)));
        }
        return "<xenc:EncryptedKey xmlns:xenc=\"" + Ns.XENC + "\" Id=\"ek\">" + method(key) + "<xenc:CipherData>"
                + "<xenc:CipherValue>" + Xml.base64(key.wrapped()) + "</xenc:CipherValue></xenc:CipherData>"
                + "<xenc:ReferenceList>" + lists + "</xenc:ReferenceList></xenc:EncryptedKey>" + data;
    }

    private static String method(WrappedKey key) {
        return switch (key) {
            case WrappedKey.Transported ignored ->
                "<xenc:EncryptionMethod Algorithm=\"" + RSA_OAEP + "\"><ds:DigestMethod xmlns:ds=\"" + Ns.DS
                        + "\" Algorithm=\"" + Ns.SHA256 + "\"></ds:DigestMethod><xenc11:MGF xmlns:xenc11=\""
                        + Ns.XENC11 + "\" Algorithm=\"" + MGF1_SHA256 + "\"></xenc11:MGF></xenc:EncryptionMethod>";
            case WrappedKey.Agreed agreed ->
                "<xenc:EncryptionMethod Algorithm=\"" + KW_AES128 + "\"></xenc:EncryptionMethod>" + keyInfo(agreed);
        };
    }

    private static String keyInfo(WrappedKey.Agreed agreed) {
        return "<ds:KeyInfo xmlns:ds=\"" + Ns.DS + "\"><xenc:AgreementMethod Algorithm=\"" + Ns.DSIG_MORE
                + "x25519\"><xenc11:KeyDerivationMethod xmlns:xenc11=\"" + Ns.XENC11 + "\" Algorithm=\"" + Ns.DSIG_MORE
                + "hkdf\"><dsm:HKDFParams xmlns:dsm=\"" + Ns.DSIG_MORE + "\"><dsm:PRF Algorithm=\"" + HMAC_SHA256
                + "\"></dsm:PRF><dsm:Salt>" + Xml.base64(agreed.salt()) + "</dsm:Salt><dsm:Info>"
                + Xml.base64(agreed.info()) + "</dsm:Info><dsm:KeyLength>16</dsm:KeyLength></dsm:HKDFParams>"
                + "</xenc11:KeyDerivationMethod><xenc:OriginatorKeyInfo><dsig11:DEREncodedKeyValue"
                + " xmlns:dsig11=\"http://www.w3.org/2009/xmldsig11#\">" + Xml.base64(agreed.ephemeral())
                + "</dsig11:DEREncodedKeyValue></xenc:OriginatorKeyInfo></xenc:AgreementMethod></ds:KeyInfo>";
    }

    private static String data(Suite suite, String id, String contentId) {
        return "<xenc:EncryptedData xmlns:xenc=\"" + Ns.XENC + "\" Id=\"" + id
                + "\" MimeType=\"application/gzip\" Type=\""
                + Ns.CONTENT_ONLY + "\"><xenc:EncryptionMethod Algorithm=\""
                + Algorithms.of(suite).content()
                + "\"></xenc:EncryptionMethod><ds:KeyInfo xmlns:ds=\"" + Ns.DS + "\"><wsse:SecurityTokenReference"
                + " xmlns:wsse=\"" + Ns.WSSE + "\"><wsse:Reference URI=\"#ek\"></wsse:Reference>"
                + "</wsse:SecurityTokenReference></ds:KeyInfo><xenc:CipherData><xenc:CipherReference URI=\"cid:"
                + Xml.escape(contentId) + "\"><xenc:Transforms><ds:Transform xmlns:ds=\"" + Ns.DS + "\" Algorithm=\""
                + Ns.CIPHERTEXT + "\"></ds:Transform></xenc:Transforms></xenc:CipherReference></xenc:CipherData>"
                + "</xenc:EncryptedData>";
    }

    /** The wrapped key; the kind must be the suite's. */
    public static WrappedKey readKey(Element security, Suite suite) {
        Element encrypted = Xml.only(security, Ns.XENC, "EncryptedKey");
        Element method = Xml.only(encrypted, Ns.XENC, "EncryptionMethod");
        Element data = Xml.only(encrypted, Ns.XENC, "CipherData");
        byte[] wrapped = Xml.fromBase64(Xml.text(Xml.only(data, Ns.XENC, "CipherValue")));
        return switch (suite) {
            case EDELIVERY_2 -> {
                requireAlgorithm(method, KW_AES128);
                yield agreed(Xml.only(encrypted, Ns.DS, "KeyInfo"), wrapped);
            }
            case EDELIVERY_1_RSA -> {
                requireAlgorithm(method, RSA_OAEP);
                requireAlgorithm(Xml.only(method, Ns.DS, "DigestMethod"), Ns.SHA256);
                requireAlgorithm(Xml.only(method, Ns.XENC11, "MGF"), MGF1_SHA256);
                yield new WrappedKey.Transported(wrapped);
            }
        };
    }

    private static WrappedKey agreed(Element keyInfo, byte[] wrapped) {
        Element agreement = Xml.only(keyInfo, Ns.XENC, "AgreementMethod");
        requireAlgorithm(agreement, Ns.DSIG_MORE + "x25519");
        Element derivation = Xml.only(agreement, Ns.XENC11, "KeyDerivationMethod");
        requireAlgorithm(derivation, Ns.DSIG_MORE + "hkdf");
        Element parameters = Xml.only(derivation, Ns.DSIG_MORE, "HKDFParams");
        requireAlgorithm(Xml.only(parameters, Ns.DSIG_MORE, "PRF"), HMAC_SHA256);
        Element originator = Xml.only(agreement, Ns.XENC, "OriginatorKeyInfo");
        List<Element> ephemeral = Xml.children(originator);
        Xml.require(ephemeral.size() == 1, "One ephemeral key is expected");
        return new WrappedKey.Agreed(
                Xml.fromBase64(Xml.text(ephemeral.getFirst())),
                value(parameters, "Salt"),
                value(parameters, "Info"),
                wrapped);
    }

    private static byte[] value(Element parameters, String name) {
        return Xml.optional(parameters, Ns.DSIG_MORE, name)
                .map(element -> Xml.fromBase64(Xml.text(element)))
                .orElse(new byte[0]);
    }

    /** Content ids of the encrypted attachments; each EncryptedData must be of the agreed algorithm. */
    public static Set<String> readAttachments(Element security, Suite suite) {
        var ids = new LinkedHashSet<String>();
        for (Element data : Xml.children(security, Ns.XENC, "EncryptedData")) {
            requireAlgorithm(
                    Xml.only(data, Ns.XENC, "EncryptionMethod"),
                    Algorithms.of(suite).content());
            Element cipher = Xml.only(Xml.only(data, Ns.XENC, "CipherData"), Ns.XENC, "CipherReference");
            String uri = cipher.getAttribute("URI");
            Xml.require(uri.startsWith("cid:") && ids.add(uri.substring(4)), "An encrypted part is not one attachment");
        }
        return ids;
    }

    private static void requireAlgorithm(Element element, String algorithm) {
        Xml.require(algorithm.equals(element.getAttribute("Algorithm")), "An algorithm is not the agreed one");
    }
}
