package org.entente.as4.signature;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.as4.agreement.AgreedField;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.Algorithms;
import org.entente.as4.agreement.Namespaces;
import org.entente.as4.shape.AlgorithmRules;
import org.entente.as4.shape.SoapShape;
import org.entente.as4.shape.Tree;
import org.entente.core.content.Digest;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.seal.SuiteSignature;
import org.w3c.dom.Element;

/**
 * Verifies that this very Messaging and this very Body were signed by the partner, with the agreed algorithms.
 *
 * <p>References are compared by node identity (security.md item 16); the key comes from the partner's record, and the
 * token in the message only chooses among pinned certificates (item 22). Attachments' digests are not checked here.
 */
public final class SignatureCheck {

    private SignatureCheck() {}

    /**
     * What a verified signature covers.
     *
     * @param attachments content id to the digest that was signed
     */
    public record Verified(X509Certificate signer, List<SignedReference> references, Map<String, Digest> attachments) {
        public Verified {
            references = List.copyOf(references);
            attachments = Map.copyOf(attachments);
        }
    }

    /**
     * Checks the header's signature.
     *
     * @throws Refused BAD_SIGNATURE, or BAD_WIRE_MESSAGE where the profile is broken
     */
    public static Verified verify(SoapShape shape, Peer peer) {
        Element security = shape.requireSecurity();
        Suite suite = peer.partner().suite();
        AlgorithmRules.require(security, peer.partner());
        Element signature = Tree.only(security, Namespaces.DSIG, "Signature");
        Tree.allowOnly(signature, Namespaces.DSIG, Set.of("SignedInfo", "SignatureValue", "KeyInfo"));
        Element signedInfo = Tree.only(signature, Namespaces.DSIG, "SignedInfo");
        requireAgreed(signedInfo, suite);
        X509Certificate shown = certificate(tokenOf(signature, security, shape));
        X509Certificate signer = peer.certificates()
                .signer(suite, shown)
                .orElseThrow(() -> peer.certificates()
                        .refusal(shown)
                        .orElseGet(() -> AgreedField.CERTIFICATE.differs(FailureCode.BAD_SIGNATURE)));
        byte[] value = Tree.base64(Tree.only(signature, Namespaces.DSIG, "SignatureValue"));
        String inclusive = InclusiveNamespaces.of(Tree.only(signedInfo, Namespaces.DSIG, "CanonicalizationMethod"));
        if (!SuiteSignature.verifies(suite, signer.getPublicKey(), Canonical.bytes(signedInfo, inclusive), value)) {
            throw bad("The signature value does not fit");
        }
        return covered(shape, signer, SignedReference.readAll(signedInfo));
    }

    private static void requireAgreed(Element signedInfo, Suite suite) {
        Tree.allowOnly(signedInfo, Namespaces.DSIG, Set.of("CanonicalizationMethod", "SignatureMethod", "Reference"));
        Element canonicalization = Tree.only(signedInfo, Namespaces.DSIG, "CanonicalizationMethod");
        Element method = Tree.only(signedInfo, Namespaces.DSIG, "SignatureMethod");
        Tree.requireAlgorithm(canonicalization, Algorithms.EXCLUSIVE_C14N);
        Tree.requireAlgorithm(method, Algorithms.of(suite).signature());
        if (!Tree.children(method).isEmpty()) {
            throw Tree.broken("Algorithms carry no parameters here");
        }
    }

    private static Element tokenOf(Element signature, Element security, SoapShape shape) {
        Element keyInfo = Tree.only(signature, Namespaces.DSIG, "KeyInfo");
        Element pointer = Tree.only(keyInfo, Namespaces.WSSE, "SecurityTokenReference");
        Element reference = Tree.only(pointer, Namespaces.WSSE, "Reference");
        if (Tree.children(keyInfo).size() != 1 || Tree.children(pointer).size() != 1) {
            throw Tree.broken("The key is named by one reference to one token");
        }
        String uri = reference.getAttribute("URI");
        Element token = Tree.children(security, Namespaces.WSSE, "BinarySecurityToken").stream()
                .filter(there ->
                        uri.startsWith("#") && there.isSameNode(shape.ids().get(uri.substring(1))))
                .findFirst()
                .orElseThrow(() -> Tree.broken("The key is named by one reference to one token"));
        if (!token.getAttribute("ValueType").equals(Namespaces.X509_TOKEN)
                || !token.getAttribute("EncodingType").equals(Namespaces.BASE64)) {
            throw Tree.broken("The key is named by one reference to one token");
        }
        return token;
    }

    private static X509Certificate certificate(Element token) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Tree.base64(token)));
        } catch (CertificateException unreadable) {
            throw new Refused(FailureCode.BAD_SIGNATURE, "The signer's certificate cannot be read", unreadable);
        }
    }

    private static Verified covered(SoapShape shape, X509Certificate signer, List<SignedReference> references) {
        var elements = new ArrayList<Element>();
        var attachments = new java.util.LinkedHashMap<String, Digest>();
        for (SignedReference reference : references) {
            String target = reference.uri();
            if (target.startsWith("cid:")) {
                if (attachments.put(target.substring(4), reference.digest()) != null) {
                    throw Tree.broken("An attachment is signed twice");
                }
            } else {
                elements.add(verifiedElement(shape, reference));
            }
        }
        if (elements.size() != 2 || !new HashSet<>(elements).equals(Set.of(shape.messaging(), shape.body()))) {
            throw bad("The signature covers the header and the body, nothing less and nothing else");
        }
        return new Verified(signer, references, attachments);
    }

    private static Element verifiedElement(SoapShape shape, SignedReference reference) {
        Element target = shape.ids().get(reference.uri().substring(1));
        if (target == null || !(target.isSameNode(shape.messaging()) || target.isSameNode(shape.body()))) {
            throw bad("The signature covers the header and the body, nothing less and nothing else");
        }
        if (!Digest.of(Canonical.bytes(target, reference.inclusive())).equals(reference.digest())) {
            throw bad("A signed element was altered");
        }
        return target;
    }

    private static Refused bad(String sentence) {
        return new Refused(FailureCode.BAD_SIGNATURE, sentence);
    }
}
