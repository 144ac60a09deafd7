package org.entente.as4.message;

import java.time.Instant;
import java.util.List;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.mime.MimeWriter.MimeBody;
import org.entente.as4.signature.SignedReference;
import org.entente.core.sealing.WireMessage;

/**
 * A message as it goes over the line, and what its receipt must say.
 *
 * @param wireId the ebMS message id
 * @param mpc the partition on which it travels
 */
public record SealedAs4(
        Instant sealedAt, String wireId, Peer peer, String mpc, List<SignedReference> references, MimeBody body)
        implements WireMessage {

    public SealedAs4 {
        references = List.copyOf(references);
    }

    @Override
    public String toString() {
        return "SealedAs4[" + wireId + "]";
    }
}
