package org.entente.as4.message;

import static org.entente.as4.agreement.Namespaces.DSIG;
import static org.entente.as4.agreement.Namespaces.XENC;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.as4.agreement.Algorithms;
import org.entente.as4.agreement.Namespaces;
import org.entente.as4.signature.Tree;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.seal.WrappedKey;
import org.w3c.dom.Element;

/**
 * Reads which attachments are encrypted, and the key that was closed for us; uses no key (security.md items 15, 18,
 * 29 to 31).
 *
 * @param contentIds the attachments that are encrypted, each under {@code key}
 */
record EncryptionReader(WrappedKey key, Set<String> contentIds) {

    private static final Set<String> SECURITY =
            Set.of("EncryptedKey", "EncryptedData", "BinarySecurityToken", "Signature");

    EncryptionReader {
        contentIds = Set.copyOf(contentIds);
    }

    static EncryptionReader read(Element security, Suite suite) {
        Tree.allowNamed(security, SECURITY);
        Element closed = Tree.only(security, XENC, "EncryptedKey");
        Map<String, String> encrypted = new HashMap<>();
        for (Element data : Tree.children(security, XENC, "EncryptedData")) {
            if (encrypted.put("#" + data.getAttribute("Id"), contentId(data, closed, suite)) != null) {
                throw Tree.broken("Two elements have the same id");
            }
        }
        List<String> references =
                Tree.children(Tree.only(closed, XENC, "ReferenceList"), XENC, "DataReference").stream()
                        .map(reference -> reference.getAttribute("URI"))
                        .toList();
        var contentIds = new HashSet<>(encrypted.values());
        if (contentIds.size() != encrypted.size()
                || references.size() != encrypted.size()
                || !encrypted.keySet().equals(new HashSet<>(references))) {
            throw Tree.broken("The key names every encrypted part once, and no other");
        }
        return new EncryptionReader(key(closed, suite), contentIds);
    }

    private static String contentId(Element data, Element closed, Suite suite) {
        Tree.allowNamed(data, Set.of("EncryptionMethod", "KeyInfo", "CipherData"));
        Element method = Tree.only(data, XENC, "EncryptionMethod");
        Tree.requireAlgorithm(method, Algorithms.of(suite).content());
        Element keyInfo = Tree.only(data, DSIG, "KeyInfo");
        Element pointer = Tree.only(keyInfo, Namespaces.WSSE, "SecurityTokenReference");
        Element target = Tree.only(pointer, Namespaces.WSSE, "Reference");
        Element cipherData = Tree.only(data, XENC, "CipherData");
        Element reference = Tree.only(cipherData, XENC, "CipherReference");
        Element transforms = Tree.only(reference, XENC, "Transforms");
        Tree.requireAlgorithm(Tree.only(transforms, DSIG, "Transform"), Algorithms.CIPHERTEXT_TRANSFORM);
        String uri = reference.getAttribute("URI");
        if (!uri.startsWith("cid:")
                || !data.getAttribute("Type").equals(Algorithms.CONTENT_ONLY)
                || !Tree.children(method).isEmpty()
                || Tree.children(transforms).size() != 1
                || Tree.children(cipherData).size() != 1
                || Tree.children(keyInfo).size() != 1
                || !target.getAttribute("URI").equals("#" + closed.getAttribute("Id"))) {
            throw Tree.broken("Encryption does not fit its profile");
        }
        return uri.substring(4);
    }

    private static WrappedKey key(Element closed, Suite suite) {
        Tree.allowNamed(closed, Set.of("EncryptionMethod", "KeyInfo", "CipherData", "ReferenceList"));
        Element method = Tree.only(closed, XENC, "EncryptionMethod");
        Tree.requireAlgorithm(method, Algorithms.of(suite).keyWrap());
        Element keyInfo = Tree.only(closed, DSIG, "KeyInfo");
        byte[] wrapped = Tree.base64(Tree.only(Tree.only(closed, XENC, "CipherData"), XENC, "CipherValue"));
        return switch (suite) {
            case EDELIVERY_2 -> agreed(Tree.only(keyInfo, XENC, "AgreementMethod"), wrapped);
            case EDELIVERY_1_RSA -> transported(method, wrapped);
        };
    }

    private static WrappedKey agreed(Element agreement, byte[] wrapped) {
        Tree.requireAlgorithm(agreement, Algorithms.X25519);
        Element derivation = Tree.only(agreement, Namespaces.XENC11, "KeyDerivationMethod");
        Tree.requireAlgorithm(derivation, Algorithms.HKDF);
        Element parameters = Tree.only(derivation, Namespaces.DSIG_MORE, "HKDFParams");
        Tree.requireAlgorithm(Tree.only(parameters, Namespaces.DSIG_MORE, "PRF"), Algorithms.HMAC_SHA256);
        Element originator = Tree.only(agreement, XENC, "OriginatorKeyInfo");
        Element value = Tree.only(originator, DSIG, "KeyValue");
        return new WrappedKey.Agreed(
                Tree.base64(Tree.only(value, Namespaces.DSIG11, "DEREncodedKeyValue")),
                optional(parameters, "Salt"),
                optional(parameters, "Info"),
                wrapped);
    }

    private static byte[] optional(Element parameters, String name) {
        return Tree.maybe(parameters, Namespaces.DSIG_MORE, name)
                .map(Tree::base64)
                .orElse(new byte[0]);
    }

    private static WrappedKey transported(Element method, byte[] wrapped) {
        Tree.requireAlgorithm(Tree.only(method, DSIG, "DigestMethod"), Algorithms.SHA256);
        Tree.requireAlgorithm(Tree.only(method, Namespaces.XENC11, "MGF"), Algorithms.MGF1_SHA256);
        if (Tree.children(method).size() != 2) {
            throw Tree.broken("OAEP has no parameters here");
        }
        return new WrappedKey.Transported(wrapped);
    }
}
