package org.entente.as4.message;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.entente.as4.agreement.AgreedField;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.UserMessage.PartInfo;
import org.entente.as4.mime.MimeReader;
import org.entente.as4.shape.ReadSoap;
import org.entente.as4.shape.Tree;
import org.entente.as4.signature.SignatureCheck;
import org.entente.as4.signature.SignatureCheck.Verified;
import org.entente.core.arrival.Opener.PayloadSink;
import org.entente.core.content.Part;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.seal.WrappedKey;

/** Verifies and decrypts what a known partner sent: algorithms, then the signature, and only then a key is used. */
final class Unsealing {

    private final KeyOpening keys;
    private final As4Limits limits;

    Unsealing(KeyOpening keys, As4Limits limits) {
        this.keys = keys;
        this.limits = limits;
    }

    /** The one use of our private key; a random content key comes back where it does not fit. */
    @FunctionalInterface
    interface KeyOpening {
        SecretKey open(Suite suite, WrappedKey closed, int keyBytes);
    }

    /** What was signed, and the payloads in the order in which the header announces them. */
    record Unsealed(Verified verified, List<Part> parts) {
        Unsealed {
            parts = List.copyOf(parts);
        }
    }

    Unsealed unseal(ReadSoap soap, Peer peer, List<PartInfo> announced, PayloadSink sink) throws IOException {
        MimeReader mime = soap.rest().orElseThrow(() -> Tree.broken("A message and its payloads are MIME parts"));
        Partner partner = peer.partner();
        AgreedField.PAYLOADS.require(announced.size() <= partner.terms().parts());
        EncryptionReader encryption = EncryptionReader.read(soap.shape(), partner);
        Verified verified = SignatureCheck.verify(soap.shape(), peer);
        requireSame(announced, verified, encryption);
        SecretKey key =
                keys.open(partner.suite(), encryption.key(), partner.cipher().keyBytes());
        var attachments = new AttachmentReader(limits, partner.terms().payload(), key, verified, sink);
        return new Unsealed(verified, attachments.readAll(mime, announced));
    }

    /** Verifies a message that announces no payload and so has nothing to decrypt. */
    Unsealed unsealEmpty(ReadSoap soap, Peer peer) throws IOException {
        Verified verified = SignatureCheck.verify(soap.shape(), peer);
        boolean more = soap.rest().isPresent() && soap.rest().get().next().isPresent();
        if (more || !verified.attachments().isEmpty()) {
            throw Tree.broken("A part that the header does not announce");
        }
        return new Unsealed(verified, List.of());
    }

    /** Every payload is announced, signed and encrypted, and nothing else is (security.md items 16 to 18). */
    private static void requireSame(List<PartInfo> parts, Verified verified, EncryptionReader encryption) {
        Set<String> announced = parts.stream().map(PartInfo::contentId).collect(Collectors.toSet());
        if (!announced.equals(verified.attachments().keySet()) || !announced.equals(encryption.contentIds())) {
            throw Tree.broken("Every payload is announced, signed and encrypted");
        }
    }
}
