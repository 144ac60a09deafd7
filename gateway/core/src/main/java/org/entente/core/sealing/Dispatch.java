package org.entente.core.sealing;

import java.util.List;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Held;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.Refused;
import org.entente.core.sealing.PartnerLink.WireReceipt;

/**
 * Sends what is sealed, and comes back only with a receipt that proves it.
 *
 * <p>Throws {@link Held} when the partner says that it has the message already and gives no receipt.
 */
public final class Dispatch {

    private final PartnerLink link;

    public Dispatch(PartnerLink link) {
        this.link = link;
    }

    public Receipted dispatch(Sealed sealed) {
        WireReceipt receipt = push(sealed);
        KillPoint.K16.passed();
        return new Receipted(sealed.entry(), sealed.wire().sealedAt(), receipt);
    }

    /** That a partner has the message already is neither a refusal nor a proof: a person decides. */
    private WireReceipt push(Sealed sealed) {
        try {
            return link.push(sealed.wire());
        } catch (Refused told) {
            if (told.code() == FailureCode.RECEIPT_MISSING) {
                throw new Held(told.code(), told.detail(), List.of());
            }
            throw told;
        }
    }
}
