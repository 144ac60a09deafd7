package org.entente.as4.wire;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.SecretKey;
import org.entente.as4.message.Encryption;
import org.entente.as4.message.Reference;
import org.entente.as4.message.Signer;
import org.entente.as4.message.UserMessage;
import org.entente.as4.message.UserMessage.PartInfo;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.sealing.Outgoing;
import org.entente.core.sealing.Payload;
import org.entente.core.sealing.Sealer;
import org.entente.core.sealing.WireMessage;
import org.entente.core.xml.SafeXml;
import org.entente.trust.keys.NodeKeys;

/** Signs a message over its compressed payloads and wraps the key under which they will be encrypted. */
public final class As4Sealer implements Sealer {

    private final Peers peers;
    private final NodeKeys keys;
    private final Signer signer;
    private final Clock clock;

    public As4Sealer(Peers peers, NodeKeys keys, SafeXml xml, Clock clock) {
        this.peers = peers;
        this.keys = keys;
        this.signer = new Signer(keys, xml);
        this.clock = clock;
    }

    @Override
    public WireMessage seal(Outgoing outgoing) {
        Peers.Peer peer = peers.of(outgoing.partner().state())
                .orElseThrow(() -> new PermanentFault(
                        FailureCode.UNKNOWN_RECIPIENT,
                        "There is no agreement with " + outgoing.partner().state()));
        Suite suite = peer.partner().suite();
        SecretKey contentKey = keys.wrapping().newContentKey(suite);
        List<String> contentIds = outgoing.payloads().stream()
                .map(payload -> contentId(outgoing, payload))
                .toList();
        var key = keys.wrapping()
                .wrap(suite, peer.certificates().encryption(suite).getPublicKey(), contentKey);
        Signer.Signed signed = signer.sign(
                suite,
                header(outgoing, contentIds).xml(),
                references(outgoing.payloads(), contentIds),
                Encryption.xml(suite, key, contentIds));
        String wireId = UserMessage.wireId(outgoing.message(), peers.own());
        return new SealedMessage(clock.instant(), peer, wireId, signed, contentKey, outgoing.payloads());
    }

    static String contentId(Outgoing outgoing, Payload payload) {
        return payload.id() + "." + outgoing.message() + "@entente";
    }

    private UserMessage header(Outgoing outgoing, List<String> contentIds) {
        var parts = new ArrayList<PartInfo>();
        for (int i = 0; i < contentIds.size(); i++) {
            Payload payload = outgoing.payloads().get(i);
            parts.add(new PartInfo(contentIds.get(i), payload.mediaType(), payload.name()));
        }
        return new UserMessage(
                outgoing.message(),
                outgoing.clearedAt(),
                peers.own(),
                outgoing.partner().state(),
                outgoing.partner().agreement(),
                outgoing.family(),
                outgoing.conversation(),
                outgoing.sender(),
                outgoing.receiver(),
                outgoing.urgency(),
                parts);
    }

    private static List<Reference> references(List<Payload> payloads, List<String> contentIds) {
        var references = new ArrayList<Reference>();
        for (int i = 0; i < payloads.size(); i++) {
            references.add(new Reference("cid:" + contentIds.get(i), Compressed.digest(payloads.get(i))));
        }
        return references;
    }
}
