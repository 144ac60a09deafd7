package org.entente.as4.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.Namespaces;
import org.entente.as4.mime.Gzipping;
import org.entente.as4.mime.MimeWriter;
import org.entente.as4.signature.Canonical;
import org.entente.as4.signature.SignatureWriter;
import org.entente.as4.signature.SignedReference;
import org.entente.core.content.Digest;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.sealing.Outgoing;
import org.entente.core.sealing.Payload;
import org.entente.core.sealing.Sealer;
import org.entente.core.sealing.WireMessage;
import org.entente.core.xml.SafeXml;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.seal.GcmStreams;
import org.entente.trust.seal.WrappedKey;

/**
 * Seals messages as AS4 one-way push: signed header, body and attachments, encrypted attachments.
 *
 * <p>Reads each payload once for its digest and once more while it is sent; holds none in memory but what a small one
 * became when it was compressed, and writes no file.
 * A repeat has the same header, body and attachment digests, but new keys. Does not send.
 */
public final class As4Sealer implements Sealer {

    private static final int SMALL_BYTES = 128 * 1024;
    private static final String BODY_ID = "body";
    private static final String BODY = "<S12:Body xmlns:S12=\"" + Namespaces.SOAP + "\" xmlns:wsu=\"" + Namespaces.WSU
            + "\" wsu:Id=\"" + BODY_ID + "\"></S12:Body>";

    private final Agreements agreements;
    private final NodeKeys keys;
    private final SafeXml xml;
    private final Clock clock;
    private final Supplier<UUID> chance;
    private final UserMessageWriter headers;
    private final String body;

    /** {@code chance} gives MIME boundaries. */
    public As4Sealer(Agreements agreements, NodeKeys keys, SafeXml xml, Clock clock, Supplier<UUID> chance) {
        this.agreements = agreements;
        this.keys = keys;
        this.xml = xml;
        this.clock = clock;
        this.chance = chance;
        this.headers = new UserMessageWriter(agreements.own());
        this.body = Canonical.text(xml, BODY);
    }

    /** A payload after its first reading. */
    private record Measured(
            String contentId, Payload payload, long compressed, Digest digest, Optional<byte[]> whole) {}

    @Override
    public WireMessage seal(Outgoing outgoing) {
        return seal(outgoing, Collaboration.of(outgoing.family()));
    }

    /** The same under another service and action than those of its family. */
    public WireMessage seal(Outgoing outgoing, Collaboration collaboration) {
        Peer peer = agreements
                .with(outgoing.partner().state())
                .orElseThrow(() -> new PermanentFault(
                        FailureCode.UNKNOWN_RECIPIENT,
                        "There are no certificates of " + outgoing.partner().state()));
        List<Measured> measured = outgoing.payloads().stream()
                .map(payload -> measure(headers.contentId(outgoing, payload), payload))
                .toList();
        String messaging = Canonical.text(xml, headers.write(outgoing, collaboration));
        List<SignedReference> references = references(messaging, measured);
        Suite suite = peer.partner().suite();
        SecretKey content = keys.wrapping().newContentKey(peer.partner().cipher());
        String security = new SignatureWriter(keys).security(suite, references, encryption(peer, content, measured));
        String envelope = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<S12:Envelope xmlns:S12=\"" + Namespaces.SOAP
                + "\"><S12:Header>" + messaging + security + "</S12:Header>" + body + "</S12:Envelope>";
        var mime = new MimeWriter("entente-" + chance.get(), envelope.getBytes(StandardCharsets.UTF_8));
        measured.forEach(part -> mime.attach(
                part.contentId(), part.compressed() + GcmStreams.OVERHEAD_BYTES, () -> encrypted(content, part)));
        return new SealedAs4(
                clock.instant(),
                headers.wireId(outgoing),
                peer,
                outgoing.urgency().lane(),
                references,
                mime.end());
    }

    private List<SignedReference> references(String messaging, List<Measured> measured) {
        var references = new ArrayList<SignedReference>();
        references.add(SignedReference.ofElement(UserMessageWriter.ID, messaging.getBytes(StandardCharsets.UTF_8)));
        references.add(SignedReference.ofElement(BODY_ID, body.getBytes(StandardCharsets.UTF_8)));
        measured.forEach(part -> references.add(SignedReference.ofAttachment(part.contentId(), part.digest())));
        return references;
    }

    private String encryption(Peer peer, SecretKey content, List<Measured> measured) {
        Suite suite = peer.partner().suite();
        X509Certificate receiver = peer.certificates().encryption(suite);
        WrappedKey closed = keys.wrapping().wrap(suite, receiver.getPublicKey(), content);
        List<String> contentIds = measured.stream().map(Measured::contentId).toList();
        return EncryptionWriter.write(peer.partner(), closed, receiver, contentIds);
    }

    private static Measured measure(String contentId, Payload payload) {
        MessageDigest sha256 = Digest.newSha256();
        var whole = new ByteArrayOutputStream();
        long size = 0;
        byte[] chunk = new byte[16 * 1024];
        try (InputStream compressed = new Gzipping(payload.opener().get())) {
            for (int count = compressed.read(chunk); count >= 0; count = compressed.read(chunk)) {
                sha256.update(chunk, 0, count);
                size += count;
                if (size <= SMALL_BYTES) {
                    whole.write(chunk, 0, count);
                }
            }
        } catch (IOException damaged) {
            throw new PermanentFault(FailureCode.CONTENT_DAMAGED, "A payload cannot be read", damaged);
        }
        Optional<byte[]> kept = size <= SMALL_BYTES ? Optional.of(whole.toByteArray()) : Optional.empty();
        return new Measured(contentId, payload, size, Digest.ofFinished(sha256.digest()), kept);
    }

    private InputStream encrypted(SecretKey content, Measured part) {
        InputStream compressed = part.whole()
                .<InputStream>map(ByteArrayInputStream::new)
                .orElseGet(() -> new Gzipping(part.payload().opener().get()));
        return keys.streams().encrypting(content, compressed);
    }
}
