package org.entente.as4.wire;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.entente.as4.message.Encryption;
import org.entente.as4.message.Reference;
import org.entente.as4.message.Signer;
import org.entente.as4.message.SoapShape;
import org.entente.as4.message.UserMessage;
import org.entente.as4.message.UserMessage.PartInfo;
import org.entente.as4.message.Verifier;
import org.entente.as4.message.Xml;
import org.entente.as4.receipt.Signals;
import org.entente.as4.wire.MimeReader.MimePart;
import org.entente.core.arrival.Arrival;
import org.entente.core.arrival.OpenedWire;
import org.entente.core.arrival.Opener;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Digest;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.Refused;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.xml.SafeXml;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.seal.GcmStreams;

/** Opens what a partner pushed: shape, agreement, TLS client, signature, and only then the payloads. */
public final class As4Opener implements Opener {

    private static final int LARGEST_ENVELOPE = 1024 * 1024;
    private static final int MOST_PARTS = 20;

    private final Peers peers;
    private final NodeKeys keys;
    private final SafeXml xml;
    private final Signer signer;
    private final Clock clock;

    public As4Opener(Peers peers, NodeKeys keys, SafeXml xml, Clock clock) {
        this.peers = peers;
        this.keys = keys;
        this.xml = xml;
        this.signer = new Signer(keys, xml);
        this.clock = clock;
    }

    /** What a receipt needs. */
    private record ReceiptMatter(Suite suite, String wireId, List<Reference> references) {}

    @Override
    public OpenedWire open(Arrival arrival, PayloadSink sink) {
        if (!(arrival instanceof WireArrival wire)) {
            throw new IllegalArgumentException("Not from the AS4 door");
        }
        try {
            return open(wire, sink);
        } catch (IOException brokenOff) {
            throw new Refused(FailureCode.BAD_WIRE_MESSAGE, "The body broke off", brokenOff);
        }
    }

    private OpenedWire open(WireArrival wire, PayloadSink sink) throws IOException {
        var mime = new MimeReader(wire.body(), wire.contentType(), MOST_PARTS + 1);
        SoapShape soap = SoapShape.of(xml.parse(envelope(mime)));
        UserMessage user = UserMessage.read(soap.messaging());
        String wireId = UserMessage.wireId(user.message(), user.from());
        wire.named(wireId);
        Peers.Peer peer = peer(user, wire);
        Suite suite = peer.partner().suite();
        Verifier.Verified verified = Verifier.verify(soap, suite, peer.certificates());
        requireSameParts(user, verified, Encryption.readAttachments(soap.security(), suite));
        SecretKey key = keys.open(suite, Encryption.readKey(soap.security(), suite));
        List<Part> parts = payloads(mime, user, verified, key, sink);
        KillPoint.K1.passed();
        return new OpenedWire(
                user.message(),
                user.conversation(),
                user.family(),
                user.originalSender(),
                user.finalRecipient(),
                user.urgency(),
                parts,
                contentMark(verified),
                mark(verified.references()),
                new ReceiptMatter(suite, wireId, verified.references()));
    }

    private static byte[] envelope(MimeReader mime) throws IOException {
        MimePart root = mime.next().orElseThrow(() -> Xml.bad("The body is empty"));
        byte[] bytes = root.content().readNBytes(LARGEST_ENVELOPE + 1);
        if (bytes.length > LARGEST_ENVELOPE) {
            throw new Refused(FailureCode.TOO_LARGE, "The envelope has more than " + LARGEST_ENVELOPE + " bytes");
        }
        Xml.require(root.content().read() < 0, "The envelope does not end");
        return bytes;
    }

    private Peers.Peer peer(UserMessage user, WireArrival wire) {
        Peers.Peer peer = peers.of(user.from())
                .orElseThrow(() -> new Refused(FailureCode.UNKNOWN_PARTNER, user.from() + " is not a partner"));
        if (!peer.certificates().isTls(wire.tlsClient())) {
            throw new Refused(FailureCode.UNKNOWN_PARTNER, "The TLS client is not " + user.from());
        }
        requireAgreed("To", user.to().equals(peers.own()));
        requireAgreed("AgreementRef", user.agreement().equals(peer.partner().agreement()));
        requireAgreed("originalSender", user.originalSender().state().equals(user.from()));
        return peer;
    }

    private static void requireAgreed(String field, boolean agrees) {
        if (!agrees) {
            throw new Refused(FailureCode.NO_AGREEMENT, "It differs in: " + field);
        }
    }

    private static void requireSameParts(UserMessage user, Verifier.Verified verified, Set<String> encrypted) {
        Set<String> announced = user.parts().stream().map(PartInfo::contentId).collect(Collectors.toSet());
        Set<String> signed = verified.attachments().stream()
                .map(reference -> reference.uri().substring(4))
                .collect(Collectors.toSet());
        Xml.require(announced.size() == user.parts().size(), "A payload is announced twice");
        Xml.require(signed.equals(announced), "Not every payload is signed");
        Xml.require(encrypted.equals(announced), "Not every payload is encrypted");
    }

    private static List<Part> payloads(
            MimeReader mime, UserMessage user, Verifier.Verified verified, SecretKey key, PayloadSink sink)
            throws IOException {
        var infos = user.parts().stream().collect(Collectors.toMap(PartInfo::contentId, Function.identity()));
        var digests = verified.attachments().stream()
                .collect(Collectors.toMap(reference -> reference.uri().substring(4), Reference::digest));
        var parts = new ArrayList<Part>();
        for (Optional<MimePart> next = mime.next(); next.isPresent(); next = mime.next()) {
            String id = next.get().contentId();
            PartInfo info = infos.remove(id);
            Digest digest = digests.get(id);
            if (info == null || digest == null) {
                throw Xml.bad("A part is not announced");
            }
            parts.add(payload(next.get().content(), info, digest, key, sink));
        }
        Xml.require(infos.isEmpty(), "An announced payload is missing");
        return parts;
    }

    private static Part payload(InputStream sealed, PartInfo info, Digest expected, SecretKey key, PayloadSink sink) {
        MessageDigest sha256 = Digest.newSha256();
        PartRole role = info.contentId().startsWith("message.") ? PartRole.SHARED : PartRole.ATTACHMENT;
        try {
            var compressed = new DigestInputStream(GcmStreams.decrypting(key, sealed), sha256);
            var plain = new BoundedGunzip(compressed);
            Part part = sink.keep(new PartName(role, info.fileName(), info.mediaType()), plain);
            compressed.transferTo(java.io.OutputStream.nullOutputStream());
            if (!Digest.ofFinished(sha256.digest()).equals(expected)) {
                throw cannotDecrypt();
            }
            return part;
        } catch (IOException altered) {
            throw cannotDecrypt();
        }
    }

    private static Refused cannotDecrypt() {
        return new Refused(FailureCode.CANNOT_DECRYPT, "A payload cannot be opened");
    }

    private static String contentMark(Verifier.Verified verified) {
        try {
            byte[] signer = Digest.of(verified.signer().getEncoded()).bytes();
            MessageDigest all = Digest.newSha256();
            all.update(signer);
            verified.attachments().stream()
                    .map(reference -> reference.digest().hex())
                    .sorted()
                    .forEach(hex -> all.update(hex.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
            return Digest.ofFinished(all.digest()).hex();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String mark(List<Reference> references) {
        MessageDigest all = Digest.newSha256();
        references.forEach(reference -> all.update(reference.digest().bytes()));
        return Digest.ofFinished(all.digest()).hex();
    }

    @Override
    public byte[] receiptFor(OpenedWire opened) {
        if (!(opened.receiptMatter() instanceof ReceiptMatter matter)) {
            throw new IllegalArgumentException("Not opened by this room");
        }
        String id = UUID.nameUUIDFromBytes(
                        (matter.wireId() + clock.instant()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "@" + peers.own().label() + ".entente";
        String messaging = Signals.receipt(id, matter.wireId(), clock.instant(), matter.references());
        return signer.sign(matter.suite(), messaging, List.of(), "").envelope();
    }
}
