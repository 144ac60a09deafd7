package org.entente.as4.message;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.entente.as4.agreement.AgreedField;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.Unsealing.KeyOpening;
import org.entente.as4.message.Unsealing.Unsealed;
import org.entente.as4.receipt.ReceiptWriter;
import org.entente.as4.receipt.ReceiptWriter.ReceiptMatter;
import org.entente.as4.shape.ReadSoap;
import org.entente.as4.shape.SoapShape;
import org.entente.as4.signature.SignatureCheck.Verified;
import org.entente.core.arrival.Arrival;
import org.entente.core.arrival.OpenedWire;
import org.entente.core.arrival.Opener;
import org.entente.core.content.Digest;
import org.entente.core.content.Part;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.Refused;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Terms;
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
    private final Unsealing unsealing;
    private final SafeXml xml;
    private final As4Limits limits;
    private final ReceiptWriter receipts;

    /** {@code chance} names receipts. */
    public As4Opener(
            Agreements agreements, NodeKeys keys, SafeXml xml, As4Limits limits, Clock clock, Supplier<UUID> chance) {
        this(agreements, keys::open, new ReceiptWriter(agreements.own(), keys, xml, clock, chance), xml, limits);
    }

    As4Opener(Agreements agreements, KeyOpening keys, ReceiptWriter receipts, SafeXml xml, As4Limits limits) {
        this.agreements = agreements;
        this.unsealing = new Unsealing(keys, limits);
        this.receipts = receipts;
        this.xml = xml;
        this.limits = limits;
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
        ReadSoap soap = arrival.soap(xml, limits);
        SoapShape shape = soap.shape();
        arrival.isNamed(UserMessageReader.wireId(shape.messaging()));
        WireTerms terms = WireTerms.read(shape.messaging());
        Peer peer = terms.meet(agreements, arrival.client());
        arrival.isFrom(peer);
        UserMessage message = UserMessageReader.read(shape.messaging());
        message.message();
        requireParties(peer, message);
        AgreedField.MEP.require(
                message.refTo().isEmpty() || peer.partner().terms().answers().pattern() == Terms.Pattern.TWO_WAY);
        WireTerms.requireLane(peer, terms.mpc(), message.urgency().lane());
        Unsealed unsealed = unsealing.unseal(soap, peer, message.parts(), sink);
        KillPoint.K1.passed();
        return opened(message, unsealed.verified(), peer.partner().suite(), unsealed.parts());
    }

    /** Desks belong to the States between which the message travels. */
    private void requireParties(Peer peer, UserMessage message) {
        AgreedField.PARTY_ID.require(message.route().receiver().state().equals(agreements.own())
                && message.route().sender().state().equals(peer.partner().state()));
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
                mark(Fingerprint.hex(verified.signer()) + " " + payloads),
                mark(references),
                message.links(),
                new ReceiptMatter(suite, message.wireId(), verified.references()));
    }

    private static String mark(String text) {
        return Digest.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hex();
    }
}
