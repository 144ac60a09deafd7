package org.entente.as4.message;

import static org.entente.as4.agreement.Namespaces.DSIG;
import static org.entente.as4.agreement.Namespaces.XENC;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.as4.agreement.Algorithms;
import org.entente.as4.agreement.Namespaces;
import org.entente.as4.shape.AlgorithmRules;
import org.entente.as4.shape.SoapShape;
import org.entente.as4.shape.Tree;
import org.entente.core.partner.Partner;
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

    private static final String WRAPPING_KEY_BYTES = "16";

    EncryptionReader {
        contentIds = Set.copyOf(contentIds);
    }

    static EncryptionReader read(SoapShape shape, Partner partner) {
        Element security = shape.requireSecurity();
        AlgorithmRules.require(security, partner);
        Element closed = Tree.only(security, XENC, "EncryptedKey");
        List<Element> encrypted = Tree.children(security, XENC, "EncryptedData");
        List<Element> named = Tree.children(Tree.only(closed, XENC, "ReferenceList"), XENC, "DataReference").stream()
                .flatMap(reference -> target(reference, shape).stream())
                .toList();
        var contentIds = new HashSet<String>();
        for (Element data : encrypted) {
            if (!contentIds.add(contentId(data, closed, shape))) {
                throw Tree.broken("A part is encrypted twice");
            }
        }
        if (named.size() != encrypted.size() || !new HashSet<>(named).equals(new HashSet<>(encrypted))) {
            throw Tree.broken("The key names every encrypted part once, and no other");
        }
        return new EncryptionReader(key(closed, partner.suite()), contentIds);
    }

    /** The very element that a reference means. */
    private static Optional<Element> target(Element reference, SoapShape shape) {
        String uri = reference.getAttribute("URI");
        return uri.startsWith("#") ? Optional.ofNullable(shape.ids().get(uri.substring(1))) : Optional.empty();
    }

    private static String contentId(Element data, Element closed, SoapShape shape) {
        Element method = Tree.only(data, XENC, "EncryptionMethod");
        Element keyInfo = Tree.only(data, DSIG, "KeyInfo");
        Element pointer = Tree.only(keyInfo, Namespaces.WSSE, "SecurityTokenReference");
        Element target = Tree.only(pointer, Namespaces.WSSE, "Reference");
        Element cipherData = Tree.only(data, XENC, "CipherData");
        Element reference = Tree.only(cipherData, XENC, "CipherReference");
        Element transforms = Tree.only(reference, XENC, "Transforms");
        Element transform = Tree.only(transforms, DSIG, "Transform");
        Tree.requireAlgorithm(transform, Algorithms.CIPHERTEXT_TRANSFORM);
        String uri = reference.getAttribute("URI");
        if (!uri.startsWith("cid:")
                || !data.getAttribute("Type").equals(Algorithms.CONTENT_ONLY)
                || !Tree.children(method).isEmpty()
                || Tree.children(transforms).size() != 1
                || !Tree.children(transform).isEmpty()
                || Tree.children(cipherData).size() != 1
                || Tree.children(keyInfo).size() != 1
                || !target(target, shape).filter(closed::isSameNode).isPresent()) {
            throw Tree.broken("Encryption does not fit its profile");
        }
        return uri.substring(4);
    }

    private static WrappedKey key(Element closed, Suite suite) {
        Element method = Tree.only(closed, XENC, "EncryptionMethod");
        Tree.requireAlgorithm(method, Algorithms.of(suite).keyWrap());
        Element keyInfo = Tree.only(closed, DSIG, "KeyInfo");
        byte[] wrapped = ciphertext(Tree.only(Tree.only(closed, XENC, "CipherData"), XENC, "CipherValue"));
        return switch (suite) {
            case EDELIVERY_2, EDELIVERY_2_P256 ->
                agreed(suite, method, Tree.only(keyInfo, XENC, "AgreementMethod"), wrapped);
            case EDELIVERY_1_RSA -> transported(method, wrapped);
        };
    }

    private static WrappedKey agreed(Suite suite, Element method, Element agreement, byte[] wrapped) {
        if (!Tree.children(method).isEmpty()) {
            throw Tree.broken("Key wrap has no parameters");
        }
        Element derivation = Tree.only(agreement, Namespaces.XENC11, "KeyDerivationMethod");
        Tree.requireAlgorithm(derivation, Algorithms.HKDF);
        Element parameters = Tree.only(derivation, Namespaces.DSIG_MORE, "HKDFParams");
        Tree.requireAlgorithm(Tree.only(parameters, Namespaces.DSIG_MORE, "PRF"), Algorithms.HMAC_SHA256);
        if (!Tree.text(Tree.only(parameters, Namespaces.DSIG_MORE, "KeyLength")).equals(WRAPPING_KEY_BYTES)) {
            throw Tree.broken("A wrapping key has 128 bits");
        }
        Element originator = Tree.only(agreement, XENC, "OriginatorKeyInfo");
        return new WrappedKey.Agreed(
                ephemeral(suite, originator), optional(parameters, "Salt"), optional(parameters, "Info"), wrapped);
    }

    /** A point where the suite names one curve, else SubjectPublicKeyInfo: as Santuario writes either. */
    private static byte[] ephemeral(Suite suite, Element originator) {
        if (suite != Suite.EDELIVERY_2_P256) {
            return ciphertext(Tree.only(originator, Namespaces.DSIG11, "DEREncodedKeyValue"));
        }
        Element key = Tree.only(Tree.only(originator, DSIG, "KeyValue"), Namespaces.DSIG11, "ECKeyValue");
        if (!Tree.only(key, Namespaces.DSIG11, "NamedCurve").getAttribute("URI").equals(Algorithms.P256)) {
            throw Tree.broken("The one curve is P-256");
        }
        return ciphertext(Tree.only(key, Namespaces.DSIG11, "PublicKey"));
    }

    private static byte[] optional(Element parameters, String name) {
        return Tree.maybe(parameters, Namespaces.DSIG_MORE, name)
                .map(EncryptionReader::ciphertext)
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

    /** What is not base64 is a key that will not open: one error for every altered ciphertext (security.md item 31). */
    private static byte[] ciphertext(Element element) {
        try {
            return Base64.getMimeDecoder().decode(Tree.text(element));
        } catch (IllegalArgumentException altered) {
            return new byte[0];
        }
    }
}
