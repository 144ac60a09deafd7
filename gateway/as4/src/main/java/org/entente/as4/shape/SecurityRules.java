package org.entente.as4.shape;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.entente.as4.agreement.Algorithms;
import org.entente.as4.agreement.Namespaces;
import org.w3c.dom.Element;

/**
 * The whole grammar of wsse:Security: which element may hold which, and which may stand more than once (security.md
 * items 15, 19 and 23). No KeyName, RetrievalMethod, Object, Manifest, Timestamp or token of another kind.
 *
 * <p>Does not look at order, values or algorithms.
 */
final class SecurityRules {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            entry(Namespaces.WSSE, "wsse"),
            entry(Namespaces.DSIG, "ds"),
            entry(Namespaces.DSIG11, "dsig11"),
            entry(Namespaces.DSIG_MORE, "more"),
            entry(Namespaces.XENC, "xenc"),
            entry(Namespaces.XENC11, "xenc11"),
            entry(Algorithms.EXCLUSIVE_C14N, "ec"));

    private static final Map<String, Set<String>> MAY_HOLD = Map.ofEntries(
            rule("wsse:Security", "wsse:BinarySecurityToken xenc:EncryptedKey xenc:EncryptedData ds:Signature"),
            rule("xenc:EncryptedKey", "xenc:EncryptionMethod ds:KeyInfo xenc:CipherData xenc:ReferenceList"),
            rule("xenc:EncryptedData", "xenc:EncryptionMethod ds:KeyInfo xenc:CipherData"),
            rule("xenc:EncryptionMethod", "ds:DigestMethod xenc11:MGF"),
            rule("xenc:CipherData", "xenc:CipherValue xenc:CipherReference"),
            rule("xenc:CipherReference", "xenc:Transforms"),
            rule("xenc:Transforms", "ds:Transform"),
            rule("xenc:ReferenceList", "xenc:DataReference"),
            rule("xenc:AgreementMethod", "xenc11:KeyDerivationMethod xenc:OriginatorKeyInfo xenc:RecipientKeyInfo"),
            rule("xenc11:KeyDerivationMethod", "more:HKDFParams"),
            rule("more:HKDFParams", "more:PRF more:Salt more:Info more:KeyLength"),
            rule("xenc:OriginatorKeyInfo", "dsig11:DEREncodedKeyValue ds:KeyValue"),
            rule("ds:KeyValue", "dsig11:ECKeyValue"),
            rule("dsig11:ECKeyValue", "dsig11:NamedCurve dsig11:PublicKey"),
            rule("xenc:RecipientKeyInfo", "wsse:SecurityTokenReference"),
            rule("ds:Signature", "ds:SignedInfo ds:SignatureValue ds:KeyInfo"),
            rule("ds:SignedInfo", "ds:CanonicalizationMethod ds:SignatureMethod ds:Reference"),
            rule("ds:Reference", "ds:Transforms ds:DigestMethod ds:DigestValue"),
            rule("ds:CanonicalizationMethod", "ec:InclusiveNamespaces"),
            rule("ds:Transforms", "ds:Transform"),
            rule("ds:Transform", "ec:InclusiveNamespaces"),
            rule("ds:KeyInfo", "wsse:SecurityTokenReference xenc:AgreementMethod"),
            rule("wsse:SecurityTokenReference", "wsse:Reference wsse:KeyIdentifier ds:X509Data"),
            rule("ds:X509Data", "ds:X509IssuerSerial ds:X509SKI"),
            rule("ds:X509IssuerSerial", "ds:X509IssuerName ds:X509SerialNumber"));

    private static final Set<String> REPEATABLE =
            Set.of("wsse:BinarySecurityToken", "xenc:EncryptedData", "xenc:DataReference", "ds:Reference");

    private static final int TOKENS = 2;

    private SecurityRules() {}

    static void require(Element security) {
        requireGrammar(security, "wsse:Security");
        Tree.only(security, Namespaces.DSIG, "Signature");
        if (Tree.children(security, Namespaces.WSSE, "BinarySecurityToken").size() > TOKENS) {
            throw Tree.broken("A security header has at most " + TOKENS + " tokens");
        }
    }

    private static void requireGrammar(Element parent, String name) {
        Set<String> allowed = MAY_HOLD.getOrDefault(name, Set.of());
        var seen = new HashSet<String>();
        for (Element child : Tree.children(parent)) {
            String childName = PREFIXES.getOrDefault(child.getNamespaceURI(), "?") + ":" + child.getLocalName();
            if (!allowed.contains(childName)) {
                throw Tree.broken("Something in " + parent.getLocalName() + " that the profile does not know");
            }
            if (!seen.add(childName) && !REPEATABLE.contains(childName)) {
                throw Tree.broken("More than one " + child.getLocalName() + " in " + parent.getLocalName());
            }
            requireGrammar(child, childName);
        }
    }

    private static Map.Entry<String, Set<String>> rule(String parent, String children) {
        return entry(parent, Set.copyOf(Arrays.asList(children.split(" ", -1))));
    }
}
