package org.entente.as4.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.mime.MimeWriter.MimeBody;
import org.entente.as4.receipt.SentReferences;
import org.entente.as4.signature.SignedReference;
import org.entente.core.message.Lane;
import org.entente.core.partner.Terms;
import org.entente.core.sealing.WireMessage;

/**
 * A message as it goes over the line, and what its receipt must say.
 *
 * @param wireId the ebMS message id
 * @param lane whose connections and partition it takes
 */
public record SealedAs4(
        Instant sealedAt, String wireId, Peer peer, Lane lane, List<SignedReference> references, MimeBody body)
        implements WireMessage {

    public SealedAs4 {
        references = List.copyOf(references);
    }

    /** The partition on which it travels. */
    public String mpc() {
        return peer.partner().terms().in(lane).mpc();
    }

    @Override
    public Optional<byte[]> signedForLater() {
        Terms terms = peer.partner().terms();
        boolean later = terms.isReceiptedLater(lane) || terms.in(lane).exchange() == Terms.Exchange.FETCHED;
        return later ? Optional.of(SentReferences.write(references)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "SealedAs4[" + wireId + "]";
    }
}
