package org.entente.as4.shape;

import java.util.Set;
import org.entente.as4.agreement.AgreedField;
import org.entente.as4.agreement.Algorithms;
import org.entente.as4.agreement.Namespaces;
import org.entente.core.failure.FailureCode;
import org.entente.core.partner.Partner;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Every algorithm that a security header names is the agreed one, by exact name, wherever it stands
 * (security.md items 19, 21, 29, 30 and 32).
 *
 * <p>Asked before any key is used. Which algorithm belongs in which place is looked at again where it is read.
 */
public final class AlgorithmRules {

    private AlgorithmRules() {}

    /**
     * Refuses what was not agreed.
     *
     * @throws org.entente.core.failure.Refused BAD_WIRE_MESSAGE
     */
    public static void require(Element security, Partner partner) {
        NodeList all = security.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element) {
                requireAgreed(element, agreed(element, partner));
            }
        }
    }

    private static void requireAgreed(Element element, Set<String> agreed) {
        boolean names = element.hasAttribute("Algorithm");
        if (agreed.isEmpty() ? names : !agreed.contains(element.getAttribute("Algorithm"))) {
            throw AgreedField.ALGORITHM.differs(FailureCode.BAD_WIRE_MESSAGE);
        }
    }

    /** Empty where no algorithm may be named. */
    private static Set<String> agreed(Element element, Partner partner) {
        Algorithms suite = Algorithms.of(partner.suite());
        return switch (String.valueOf(element.getLocalName())) {
            case "CanonicalizationMethod" -> Set.of(Algorithms.EXCLUSIVE_C14N);
            case "SignatureMethod" -> Set.of(suite.signature());
            case "DigestMethod" -> Set.of(Algorithms.SHA256);
            case "Transform" ->
                Set.of(Algorithms.EXCLUSIVE_C14N, Algorithms.CONTENT_TRANSFORM, Algorithms.CIPHERTEXT_TRANSFORM);
            case "EncryptionMethod" ->
                Tree.is(element.getParentNode(), Namespaces.XENC, "EncryptedKey")
                        ? Set.of(suite.keyWrap())
                        : Set.of(Algorithms.of(partner.cipher()));
            case "AgreementMethod" ->
                suite.agreement()
                        .map(Set::of)
                        .orElseThrow(() -> AgreedField.ALGORITHM.differs(FailureCode.BAD_WIRE_MESSAGE));
            case "KeyDerivationMethod" -> Set.of(Algorithms.HKDF);
            case "PRF" -> Set.of(Algorithms.HMAC_SHA256);
            case "MGF" -> Set.of(Algorithms.MGF1_SHA256);
            default -> Set.of();
        };
    }
}
