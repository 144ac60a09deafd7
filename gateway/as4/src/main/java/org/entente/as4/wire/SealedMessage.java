package org.entente.as4.wire;

import java.time.Instant;
import java.util.List;
import javax.crypto.SecretKey;
import org.entente.as4.message.Signer.Signed;
import org.entente.core.sealing.Payload;
import org.entente.core.sealing.WireMessage;

/** A signed envelope with the key under which its payloads will be encrypted while they are sent. */
record SealedMessage(
        Instant sealedAt, Peers.Peer peer, String wireId, Signed signed, SecretKey contentKey, List<Payload> payloads)
        implements WireMessage {

    SealedMessage {
        payloads = List.copyOf(payloads);
    }

    @Override
    public String toString() {
        return "SealedMessage[" + wireId + "]";
    }
}
