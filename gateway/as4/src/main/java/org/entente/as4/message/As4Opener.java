package org.entente.as4.message;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.entente.as4.agreement.AgreedField;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.mime.MimeReader;
import org.entente.as4.mime.MimeReader.MimePart;
import org.entente.as4.receipt.ReceiptWriter;
import org.entente.as4.receipt.ReceiptWriter.ReceiptMatter;
import org.entente.as4.shape.SoapShape;
import org.entente.as4.shape.Tree;
import org.entente.as4.signature.SignatureCheck;
import org.entente.as4.signature.SignatureCheck.Verified;
import org.entente.core.arrival.Arrival;
import org.entente.core.arrival.OpenedWire;
import org.entente.core.arrival.Opener;
import org.entente.core.content.Digest;
import org.entente.core.content.Part;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.Refused;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.xml.SafeXml;
import org.entente.trust.keys.NodeKeys;

/**
 * Opens AS4 messages: shape first, then who it is from, then the signature, then decryption, each only after the one
 * before.
 *
 * <p>Attachments stream into the sink while they are decrypted and count only when every digest fits. Does not remember
 * messages: repeats are known by their marks.
 */
public final class As4Opener implements Opener {

    private final Agreements agreements;
    private final NodeKeys keys;
    private final SafeXml xml;
    private final As4Limits limits;
    private final ReceiptWriter receipts;

    /** {@code chance} names receipts. */
    public As4Opener(
            Agreements agreements, NodeKeys keys, SafeXml xml, As4Limits limits, Clock clock, Supplier<UUID> chance) {
        this.agreements = agreements;
        this.keys = keys;
        this.xml = xml;
        this.limits = limits;
        this.receipts = new ReceiptWriter(agreements.own(), keys, xml, clock, chance);
    }

    @Override
    public OpenedWire open(Arrival arrival, PayloadSink sink) {
        if (!(arrival instanceof As4Arrival as4)) {
            throw new IllegalArgumentException("Only AS4 arrivals are opened here");
        }
        try {
            return open(as4, sink);
        } catch (IOException unreadable) {
            throw new Refused(FailureCode.BAD_WIRE_MESSAGE, "The message cannot be read to its end", unreadable);
        }
    }

    @Override
    public byte[] receiptFor(OpenedWire opened) {
        if (!(opened.receiptMatter() instanceof ReceiptMatter matter)) {
            throw new IllegalArgumentException("Only AS4 messages get AS4 receipts");
        }
        return receipts.write(matter);
    }

    private OpenedWire open(As4Arrival arrival, PayloadSink sink) throws IOException {
        MimeReader mime = MimeReader.of(arrival.contentType(), arrival.body(), limits.parts());
        SoapShape shape = SoapShape.of(xml, soap(mime));
        arrival.isNamed(UserMessageReader.wireId(shape.messaging()));
        WireTerms terms = WireTerms.read(shape.messaging());
        Peer peer = terms.meet(agreements, arrival.client());
        UserMessage message = UserMessageReader.read(shape.messaging());
        message.message();
        requireParties(peer, message);
        WireTerms.requireLane(peer, terms.mpc(), message.urgency().lane());
        Suite suite = peer.partner().suite();
        EncryptionReader encryption = EncryptionReader.read(shape, suite);
        Verified verified = SignatureCheck.verify(shape, peer);
        requireSame(message, verified, encryption);
        SecretKey key = keys.open(suite, encryption.key(), encryption.keyBytes());
        var attachments = new AttachmentReader(limits, key, verified, sink);
        List<Part> parts = attachments.readAll(mime, message.parts());
        KillPoint.K1.passed();
        return opened(message, verified, suite, parts);
    }

    private byte[] soap(MimeReader mime) throws IOException {
        MimePart root = mime.next().orElseThrow(() -> Tree.broken("The message has no parts"));
        if (!root.contentType().startsWith("application/soap+xml")) {
            throw Tree.broken("The first part is the SOAP message");
        }
        byte[] bytes = root.body().readNBytes(limits.headerBytes() + 1);
        if (bytes.length > limits.headerBytes()) {
            throw new Refused(FailureCode.TOO_LARGE, "A header may have " + limits.headerBytes() + " bytes");
        }
        return bytes;
    }

    /** Desks belong to the States between which the message travels. */
    private void requireParties(Peer peer, UserMessage message) {
        AgreedField.PARTY_ID.require(message.route().receiver().state().equals(agreements.own())
                && message.route().sender().state().equals(peer.partner().state()));
    }

    /** Every payload is announced, signed and encrypted, and nothing else is (security.md items 16 to 18). */
    private static void requireSame(UserMessage message, Verified verified, EncryptionReader encryption) {
        Set<String> announced =
                message.parts().stream().map(UserMessage.PartInfo::contentId).collect(Collectors.toSet());
        if (!announced.equals(verified.attachments().keySet()) || !announced.equals(encryption.contentIds())) {
            throw Tree.broken("Every payload is announced, signed and encrypted");
        }
    }

    private static OpenedWire opened(UserMessage message, Verified verified, Suite suite, List<Part> parts) {
        String payloads =
                parts.stream().map(part -> part.digest().hex()).sorted().collect(Collectors.joining(" "));
        String references = verified.references().stream()
                .map(reference -> reference.uri() + " " + reference.digest())
                .sorted()
                .collect(Collectors.joining("\n"));
        return new OpenedWire(
                message.message(),
                message.conversation(),
                message.family(),
                message.route().sender(),
                message.route().receiver(),
                message.urgency(),
                parts,
                mark(fingerprint(verified) + " " + payloads),
                mark(references),
                new ReceiptMatter(suite, message.wireId(), verified.references()));
    }

    private static String fingerprint(Verified verified) {
        try {
            return Digest.of(verified.signer().getEncoded()).hex();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate that was read cannot be written", impossible);
        }
    }

    private static String mark(String text) {
        return Digest.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hex();
    }
}
