package org.entente.as4.attack;

import static org.entente.as4.agreement.Namespaces.DSIG;
import static org.entente.as4.agreement.Namespaces.EBMS;
import static org.entente.as4.agreement.Namespaces.SOAP;
import static org.entente.as4.agreement.Namespaces.WSSE;
import static org.entente.as4.agreement.Namespaces.WSU;
import static org.entente.as4.agreement.Namespaces.XENC;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.entente.as4.attack.Letter.Enclosure;
import org.w3c.dom.Element;

/**
 * Makes signature-wrapping attacks from a good letter, always the same ones: moves, copies, renames and re-parents what
 * is signed, changes ids and references, swaps attachments, and mixes two attacks by a seeded draw.
 */
public final class Wrapping {

    private static final long SEED = 20_261_124;
    private static final int MIXED = 100;
    private static final List<String> REFERENCES = List.of(
            "",
            "#",
            "#body",
            "#token",
            "#signature",
            "#key",
            "#data-0",
            "#nobody",
            "#xpointer(/)",
            "#xpointer(id('messaging'))",
            "#element(/1)",
            "file:///etc/passwd",
            "http://127.0.0.1/",
            "cid:",
            "CID:x",
            "#messaging#",
            "#Messaging",
            "messaging",
            "#messaging ");
    private static final List<String[]> RENAMED = List.of(
            new String[] {SOAP, "Header", "urn:x", "S:Header"},
            new String[] {SOAP, "Body", "http://schemas.xmlsoap.org/soap/envelope/", "S:Body"},
            new String[] {EBMS, "Messaging", "urn:x", "eb:Messaging"},
            new String[] {EBMS, "Messaging", EBMS, "eb:messaging"},
            new String[] {EBMS, "UserMessage", EBMS, "eb:SignalMessage"},
            new String[] {EBMS, "UserMessage", "urn:x", "eb:UserMessage"},
            new String[] {EBMS, "MessageId", "urn:x", "eb:MessageId"},
            new String[] {WSSE, "Security", "urn:x", "wsse:Security"},
            new String[] {WSSE, "BinarySecurityToken", WSSE, "wsse:UsernameToken"},
            new String[] {WSSE, "SecurityTokenReference", WSSE, "wsse:KeyIdentifier"},
            new String[] {DSIG, "Signature", "urn:x", "ds:Signature"},
            new String[] {DSIG, "SignedInfo", "urn:x", "ds:SignedInfo"},
            new String[] {DSIG, "Reference", DSIG, "ds:Manifest"},
            new String[] {DSIG, "KeyInfo", DSIG, "ds:RetrievalMethod"},
            new String[] {XENC, "EncryptedKey", XENC, "xenc:EncryptedData"},
            new String[] {XENC, "EncryptedData", "urn:x", "xenc:EncryptedData"},
            new String[] {XENC, "CipherReference", XENC, "xenc:CipherValue"});
    private static final List<String[]> STRIPPED = List.of(
            new String[] {SOAP, "Body"},
            new String[] {EBMS, "Messaging"},
            new String[] {WSSE, "Security"},
            new String[] {DSIG, "Signature"},
            new String[] {DSIG, "Reference"},
            new String[] {DSIG, "KeyInfo"},
            new String[] {DSIG, "SignatureValue"},
            new String[] {DSIG, "Transforms"},
            new String[] {WSSE, "BinarySecurityToken"},
            new String[] {XENC, "EncryptedKey"},
            new String[] {XENC, "EncryptedData"},
            new String[] {XENC, "ReferenceList"});
    private static final List<String[]> ATTRIBUTES = List.of(
            new String[] {SOAP, "S12:role", SOAP + "/role/none"},
            new String[] {SOAP, "S12:role", SOAP + "/role/next"},
            new String[] {SOAP, "S12:mustUnderstand", "false"},
            new String[] {SOAP, "S12:mustUnderstand", "0"},
            new String[] {SOAP, "S12:relay", "true"},
            new String[] {SOAP, "S12:encodingStyle", "urn:x"},
            new String[] {"http://www.w3.org/XML/1998/namespace", "xml:base", "http://127.0.0.1/"},
            new String[] {"urn:x", "x:y", "z"});

    private Wrapping() {}

    /** One attack by its name. */
    public record Attack(String name, Consumer<Letter> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What a copy that takes the original's place calls itself. */
    private enum Name {
        SAME_ID,
        NO_ID,
        ANOTHER_ID,
        XML_ID,
        PLAIN_ID,
        CAPITAL_ID;

        void give(Element copy, String id) {
            copy.removeAttributeNS(WSU, "Id");
            switch (this) {
                case SAME_ID -> copy.setAttributeNS(WSU, "wsu:Id", id);
                case NO_ID -> {}
                case ANOTHER_ID -> copy.setAttributeNS(WSU, "wsu:Id", id + "-2");
                case XML_ID -> copy.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:id", id);
                case PLAIN_ID -> copy.setAttribute("Id", id);
                case CAPITAL_ID -> copy.setAttribute("ID", id);
            }
        }
    }

    static List<Attack> attacks() {
        var attacks = new ArrayList<Attack>();
        for (Hiding place : Hiding.values()) {
            for (Name name : Name.values()) {
                attacks.add(
                        new Attack("messaging " + place + " " + name, letter -> hideMessaging(letter, place, name)));
            }
            for (Name name : List.of(Name.SAME_ID, Name.NO_ID, Name.ANOTHER_ID)) {
                attacks.add(new Attack("body " + place + " " + name, letter -> hideBody(letter, place, name)));
            }
        }
        attacks.addAll(doubles());
        attacks.addAll(renames());
        attacks.addAll(attachments());
        attacks.addAll(mixed(attacks));
        return attacks;
    }

    private static void hideMessaging(Letter letter, Hiding place, Name name) {
        Soap soap = letter.soap;
        Element original = soap.messaging();
        Element copy = soap.evil(soap.copyOf(original));
        name.give(copy, "messaging");
        soap.replace(original, copy);
        place.hide(soap, original);
    }

    private static void hideBody(Letter letter, Hiding place, Name name) {
        Soap soap = letter.soap;
        Element original = soap.body();
        Element copy = soap.copyOf(original);
        name.give(copy, "body");
        copy.setTextContent("said by somebody else");
        soap.replace(original, copy);
        place.hide(soap, original);
    }

    /** A second one of each thing that must stand once, before or after, with the same id, another or none. */
    private static List<Attack> doubles() {
        var attacks = new ArrayList<Attack>();
        List<String[]> things = List.of(
                new String[] {XENC, "EncryptedKey"},
                new String[] {XENC, "EncryptedData"},
                new String[] {WSSE, "BinarySecurityToken"},
                new String[] {DSIG, "Signature"},
                new String[] {DSIG, "SignedInfo"},
                new String[] {DSIG, "SignatureValue"},
                new String[] {DSIG, "KeyInfo"},
                new String[] {DSIG, "Reference"},
                new String[] {DSIG, "DigestValue"},
                new String[] {XENC, "CipherData"},
                new String[] {XENC, "DataReference"},
                new String[] {WSSE, "Security"},
                new String[] {EBMS, "Messaging"},
                new String[] {EBMS, "UserMessage"},
                new String[] {EBMS, "PartInfo"},
                new String[] {EBMS, "PartyId"},
                new String[] {SOAP, "Body"},
                new String[] {SOAP, "Header"});
        for (String[] thing : things) {
            String what = "double " + thing[1];
            attacks.add(new Attack(what + " before", letter -> twin(letter, thing, true, true)));
            attacks.add(new Attack(what + " after", letter -> twin(letter, thing, false, true)));
            attacks.add(new Attack(what + " before without id", letter -> twin(letter, thing, true, false)));
            attacks.add(new Attack(what + " after without id", letter -> twin(letter, thing, false, false)));
        }
        return attacks;
    }

    private static void twin(Letter letter, String[] thing, boolean first, boolean sameId) {
        Soap soap = letter.soap;
        Element original = soap.first(thing[0], thing[1]);
        Element copy = soap.evil(soap.copyOf(original));
        if (!sameId) {
            copy.removeAttribute("Id");
            copy.removeAttributeNS(WSU, "Id");
            copy.setAttribute("x", "y");
        }
        if (first) {
            soap.before(original, copy);
        } else {
            soap.after(original, copy);
        }
    }

    /** Names, ids, references and namespaces. */
    private static List<Attack> renames() {
        var attacks = new ArrayList<Attack>();
        for (String uri : REFERENCES) {
            attacks.add(new Attack(
                    "reference to '" + uri + "'",
                    letter -> letter.soap.first(DSIG, "Reference").setAttribute("URI", uri)));
        }
        for (String[] thing : RENAMED) {
            attacks.add(new Attack(
                    "rename " + thing[1] + " to {" + thing[2] + "}" + thing[3],
                    letter -> letter.soap
                            .document()
                            .renameNode(letter.soap.first(thing[0], thing[1]), thing[2], thing[3])));
        }
        for (String[] thing : STRIPPED) {
            attacks.add(new Attack("strip " + thing[1], letter -> {
                Element stripped = letter.soap.first(thing[0], thing[1]);
                stripped.getParentNode().removeChild(stripped);
            }));
        }
        for (String[] given : ATTRIBUTES) {
            attacks.add(new Attack(
                    "security with " + given[1] + "=" + given[2],
                    letter -> letter.soap.security().setAttributeNS(given[0], given[1], given[2])));
            attacks.add(new Attack(
                    "messaging with " + given[1] + "=" + given[2],
                    letter -> letter.soap.messaging().setAttributeNS(given[0], given[1], given[2])));
        }
        return attacks;
    }

    private static List<Attack> attachments() {
        return List.of(
                new Attack("two attachments change places", letter -> swap(letter.enclosures, 1, 2)),
                new Attack("document and attachment change places", letter -> swap(letter.enclosures, 0, 1)),
                new Attack("an attachment is missing", letter -> letter.enclosures.removeLast()),
                new Attack("all attachments are missing", letter -> letter.enclosures.clear()),
                new Attack("an attachment comes twice", letter -> letter.enclosures.add(letter.enclosures.getFirst())),
                new Attack(
                        "another comes first under the same name",
                        letter -> letter.enclosures.addFirst(
                                new Enclosure(letter.enclosures.getFirst().contentId(), new byte[64]))),
                new Attack("an extra comes first", letter -> letter.enclosures.addFirst(extra("extra"))),
                new Attack("an extra comes last", letter -> letter.enclosures.addLast(extra("extra"))),
                new Attack("an extra without a name", letter -> letter.enclosures.addLast(extra(""))),
                new Attack("an extra named as the root", letter -> letter.enclosures.addLast(extra("root"))),
                new Attack("an attachment is renamed", letter -> rename(letter, 1, "renamed")),
                new Attack("an attachment has no name", letter -> rename(letter, 1, "")),
                new Attack(
                        "the header is sent as an attachment",
                        letter -> letter.enclosures.set(
                                1, new Enclosure(letter.enclosures.get(1).contentId(), letter.soap.bytes()))),
                new Attack("announced names change places", letter -> swapAttribute(letter, EBMS, "PartInfo", "href")),
                new Attack(
                        "signed references change places", letter -> swapAttribute(letter, DSIG, "Reference", "URI")),
                new Attack("an attachment is not announced", letter -> drop(letter, EBMS, "PartInfo")),
                new Attack("an attachment is not signed", letter -> drop(letter, DSIG, "Reference")),
                new Attack("an attachment is not encrypted", letter -> drop(letter, XENC, "EncryptedData")),
                new Attack(
                        "a cipher text stands in the header",
                        letter -> letter.soap.replace(
                                letter.soap.first(XENC, "CipherReference"),
                                letter.soap.fragment(
                                        "<xenc:CipherValue xmlns:xenc=\"" + XENC + "\">AAAA</xenc:CipherValue>"))));
    }

    private static Enclosure extra(String name) {
        return new Enclosure(name, new byte[] {1, 2, 3});
    }

    private static void swap(List<Enclosure> list, int a, int b) {
        Enclosure first = list.get(a);
        Enclosure second = list.get(b);
        list.set(a, new Enclosure(first.contentId(), second.bytes()));
        list.set(b, new Enclosure(second.contentId(), first.bytes()));
    }

    private static void rename(Letter letter, int which, String name) {
        letter.enclosures.set(
                which, new Enclosure(name, letter.enclosures.get(which).bytes()));
    }

    /** The last two of a kind: attachments stand last. */
    private static void swapAttribute(Letter letter, String namespace, String name, String attribute) {
        int count =
                letter.soap.document().getElementsByTagNameNS(namespace, name).getLength();
        Element first = letter.soap.nth(namespace, name, count - 2);
        Element second = letter.soap.nth(namespace, name, count - 1);
        String kept = first.getAttribute(attribute);
        first.setAttribute(attribute, second.getAttribute(attribute));
        second.setAttribute(attribute, kept);
    }

    private static void drop(Letter letter, String namespace, String name) {
        int count =
                letter.soap.document().getElementsByTagNameNS(namespace, name).getLength();
        Element last = letter.soap.nth(namespace, name, count - 1);
        last.getParentNode().removeChild(last);
    }

    /** Two attacks in one letter, drawn with a fixed seed. */
    private static List<Attack> mixed(List<Attack> single) {
        var chance = new Random(SEED);
        var pool = new ArrayList<>(single);
        Collections.shuffle(pool, chance);
        var mixed = new ArrayList<Attack>();
        for (int i = 0; i < MIXED; i++) {
            Attack one = pool.get(i);
            Attack two = pool.get(i + MIXED);
            mixed.add(new Attack(one + " + " + two, letter -> {
                one.change().accept(letter);
                try {
                    two.change().accept(letter);
                } catch (IllegalStateException | org.w3c.dom.DOMException | IndexOutOfBoundsException nothingLeft) {
                    letter.enclosures.add(extra("after " + two));
                }
            }));
        }
        return mixed;
    }
}
