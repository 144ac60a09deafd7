package org.entente.as4.attack;

import static org.entente.as4.agreement.Namespaces.DSIG;
import static org.entente.as4.agreement.Namespaces.XENC;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.crypto.SecretKey;
import org.entente.as4.attack.Letter.Enclosure;
import org.entente.as4.signature.Canonical;
import org.entente.as4.wire.TwoGateways;
import org.entente.core.content.Digest;
import org.entente.core.partner.Partner.Cipher;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.seal.WrappedKey;
import org.w3c.dom.Element;

/**
 * A partner's gateway that makes mistakes: what it sends is signed and encrypted with the right keys, whatever it is.
 *
 * <p>It knows the RSA suite, whose wrapped key is easiest to read.
 */
public final class Forgery {

    private final NodeKeys sender;
    private final Letter letter;
    private final SecretKey key;

    Forgery(TwoGateways world, Letter letter) {
        this(world.norland.keys(), world.sudland.keys(), Suite.EDELIVERY_1_RSA.usual(), letter);
    }

    /** Knows the keys of both sides, and the cipher that they agreed. */
    public Forgery(NodeKeys sender, NodeKeys receiver, Cipher cipher, Letter letter) {
        this.sender = sender;
        this.letter = letter;
        byte[] wrapped = Base64.getDecoder()
                .decode(letter.soap.first(XENC, "CipherValue").getTextContent());
        this.key = receiver.open(Suite.EDELIVERY_1_RSA, new WrappedKey.Transported(wrapped), cipher.keyBytes());
    }

    /** What an attachment is signed as, and what travels in its place. */
    public Forgery enclose(int number, byte[] signed, byte[] travels) {
        Enclosure before = letter.enclosures.get(number);
        letter.enclosures.set(number, new Enclosure(before.contentId(), travels));
        reference("cid:" + before.contentId()).setTextContent(base64(Digest.of(signed)));
        return this;
    }

    public byte[] encrypted(byte[] plain) throws IOException {
        return sender.streams().encrypting(key, new ByteArrayInputStream(plain)).readAllBytes();
    }

    /** Signs the header as it stands now. */
    public byte[] signed() {
        reference("#messaging").setTextContent(base64(Digest.of(Canonical.bytes(letter.soap.messaging()))));
        byte[] words = Canonical.bytes(letter.soap.first(DSIG, "SignedInfo"));
        byte[] value = sender.signing(Suite.EDELIVERY_1_RSA).sign(words);
        letter.soap
                .first(DSIG, "SignatureValue")
                .setTextContent(Base64.getEncoder().encodeToString(value));
        return letter.bytes();
    }

    private Element reference(String uri) {
        var references = letter.soap.document().getElementsByTagNameNS(DSIG, "Reference");
        for (int i = 0; i < references.getLength(); i++) {
            if (references.item(i) instanceof Element reference
                    && reference.getAttribute("URI").equals(uri)) {
                return (Element)
                        reference.getElementsByTagNameNS(DSIG, "DigestValue").item(0);
            }
        }
        throw new IllegalStateException("Nothing is signed as " + uri);
    }

    private static String base64(Digest digest) {
        return Base64.getEncoder().encodeToString(digest.bytes());
    }
}
