package org.entente.as4.attack;

import static org.entente.as4.agreement.Namespaces.DSIG;
import static org.entente.as4.agreement.Namespaces.WSSE;
import static org.entente.as4.agreement.Namespaces.XENC;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.entente.as4.attack.Wrapping.Attack;
import org.entente.core.partner.Partner.Suite;

/** Every algorithm that is weaker than the agreed one, or that nobody agreed. */
public final class WeakChoices {

    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String ENC = "http://www.w3.org/2001/04/xmlenc#";
    private static final String X25519 = "http://www.w3.org/2021/04/xmldsig-more#x25519";
    private static final String ENC11 = "http://www.w3.org/2009/xmlenc11#";

    private static final List<String> SIGNATURES = List.of(
            DS + "rsa-sha1",
            DS + "dsa-sha1",
            DS + "hmac-sha1",
            MORE + "rsa-md5",
            MORE + "rsa-ripemd160",
            MORE + "hmac-sha256",
            MORE + "hmac-md5",
            MORE + "ecdsa-sha1",
            MORE + "rsa-sha224",
            MORE + "ecdsa-sha224",
            "http://www.w3.org/2007/05/xmldsig-more#rsa-pss",
            "http://www.w3.org/2009/xmldsig11#dsa-sha256",
            "",
            "urn:x");
    private static final List<String> DIGESTS =
            List.of(DS + "sha1", MORE + "md5", MORE + "sha224", ENC + "ripemd160", MORE + "sha384", "", "urn:x");
    private static final List<String> KEY_WRAPS = List.of(
            ENC + "rsa-1_5",
            ENC + "rsa-oaep-mgf1p",
            ENC + "kw-tripledes",
            DS + "hmac-sha1",
            MORE + "kw-camellia128",
            ENC + "kw-aes192",
            ENC + "aes128-cbc",
            "",
            "urn:x");
    private static final List<String> CIPHERS = List.of(
            ENC + "aes128-cbc",
            ENC + "aes192-cbc",
            ENC + "aes256-cbc",
            ENC + "tripledes-cbc",
            ENC11 + "aes192-gcm",
            MORE + "camellia128-cbc",
            MORE + "arcfour",
            ENC + "kw-aes128",
            "",
            "urn:x");
    private static final List<String> CANONICALISATIONS = List.of(
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
            "http://www.w3.org/2006/12/xml-c14n11",
            "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
            "",
            "urn:x");
    private static final List<String> TRANSFORMS = List.of(
            "http://www.w3.org/TR/1999/REC-xslt-19991116",
            "http://www.w3.org/TR/1999/REC-xpath-19991116",
            "http://www.w3.org/2002/06/xmldsig-filter2",
            DS + "enveloped-signature",
            DS + "base64",
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#STR-Transform",
            "http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Complete-Signature-Transform",
            "");
    private static final List<String> MASKS =
            List.of(ENC11 + "mgf1sha1", ENC11 + "mgf1sha224", ENC11 + "mgf1sha512", "");

    private WeakChoices() {}

    public static Stream<Attack> of(Suite suite) {
        Stream<Attack> both = Stream.of(
                        choices("SignatureMethod", DSIG, SIGNATURES),
                        choices("CanonicalizationMethod", DSIG, CANONICALISATIONS),
                        choices("EncryptionMethod", XENC, KEY_WRAPS),
                        Stream.concat(digests(suite), references()),
                        ciphers(),
                        Stream.of(
                                child(
                                        "SignatureMethod",
                                        "<ds:HMACOutputLength xmlns:ds=\"" + DSIG + "\">8</ds:HMACOutputLength>"),
                                child("SignedInfo", "<ds:Object xmlns:ds=\"" + DSIG + "\"/>"),
                                keyInfo("<ds:KeyName xmlns:ds=\"" + DSIG + "\">x</ds:KeyName>"),
                                keyInfo("<ds:KeyValue xmlns:ds=\"" + DSIG + "\"/>"),
                                keyInfo("<ds:RetrievalMethod xmlns:ds=\"" + DSIG + "\" URI=\"#token\"/>"),
                                keyInfo("<ds:X509Data xmlns:ds=\"" + DSIG + "\"/>"),
                                token("#X509PKIPathv1"),
                                token("#PKCS7")))
                .flatMap(choices -> choices);
        return Stream.concat(
                both,
                switch (suite) {
                    case EDELIVERY_2 -> agreements(List.of(ENC11 + "ECDH-ES", ENC + "dh", ""));
                    case EDELIVERY_2_P256 ->
                        Stream.concat(
                                agreements(List.of(X25519, ENC + "dh", "")),
                                Stream.of("1.3.132.0.10", "1.3.132.0.33", "1.2.840.10045.3.1.1", "")
                                        .map(WeakChoices::curve));
                    case EDELIVERY_1_RSA -> choices("MGF", "http://www.w3.org/2009/xmlenc11#", MASKS);
                });
    }

    private static Stream<Attack> agreements(List<String> others) {
        return Stream.of(
                        choices("AgreementMethod", XENC, others),
                        choices("KeyDerivationMethod", ENC11, List.of(ENC11 + "ConcatKDF", ENC11 + "pbkdf2", "")),
                        choices(
                                "PRF",
                                "http://www.w3.org/2021/04/xmldsig-more#",
                                List.of(DS + "hmac-sha1", MORE + "hmac-md5", "")))
                .flatMap(choices -> choices);
    }

    private static Attack curve(String oid) {
        return attack(
                "curve " + oid,
                letter -> letter.soap
                        .first("http://www.w3.org/2009/xmldsig11#", "NamedCurve")
                        .setAttribute("URI", "urn:oid:" + oid));
    }

    private static Stream<Attack> choices(String element, String namespace, List<String> algorithms) {
        return algorithms.stream()
                .map(algorithm -> attack(
                        element + " " + algorithm,
                        letter -> letter.soap.first(namespace, element).setAttribute("Algorithm", algorithm)));
    }

    private static Stream<Attack> ciphers() {
        return CIPHERS.stream()
                .map(algorithm -> attack(
                        "content cipher " + algorithm,
                        letter -> letter.soap.nth(XENC, "EncryptionMethod", 1).setAttribute("Algorithm", algorithm)));
    }

    /** The first digest method of an RSA message is that of OAEP, the last always that of an attachment. */
    private static Stream<Attack> digests(Suite suite) {
        return DIGESTS.stream()
                .flatMap(algorithm -> Stream.of(0, 1, 2)
                        .map(number -> attack(
                                suite + " digest " + number + " " + algorithm,
                                letter -> letter.soap
                                        .nth(DSIG, "DigestMethod", number)
                                        .setAttribute("Algorithm", algorithm))));
    }

    private static Stream<Attack> references() {
        return TRANSFORMS.stream()
                .map(algorithm -> attack("transform " + algorithm, letter -> {
                    var transforms = letter.soap.first(DSIG, "Reference").getElementsByTagNameNS(DSIG, "Transform");
                    ((org.w3c.dom.Element) transforms.item(0)).setAttribute("Algorithm", algorithm);
                }));
    }

    private static Attack child(String parent, String fragment) {
        return attack(
                "child of " + parent + " " + fragment,
                letter -> letter.soap.first(DSIG, parent).appendChild(letter.soap.fragment(fragment)));
    }

    private static Attack keyInfo(String fragment) {
        return attack("key info " + fragment, letter -> {
            var infos = letter.soap.signature().getElementsByTagNameNS(DSIG, "KeyInfo");
            infos.item(0)
                    .replaceChild(letter.soap.fragment(fragment), infos.item(0).getFirstChild());
        });
    }

    private static Attack token(String type) {
        return attack(
                "token " + type,
                letter -> letter.soap
                        .first(WSSE, "BinarySecurityToken")
                        .setAttribute(
                                "ValueType",
                                "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0"
                                        + type));
    }

    private static Attack attack(String name, Consumer<Letter> change) {
        return new Attack(name, change);
    }
}
