package org.entente.core.sealing;

import org.entente.core.failure.KillPoint;
import org.entente.core.sealing.PartnerLink.WireReceipt;

/** Sends what is sealed, and comes back only with a receipt that proves it. */
public final class Dispatch {

    private final PartnerLink link;

    public Dispatch(PartnerLink link) {
        this.link = link;
    }

    public Receipted dispatch(Sealed sealed) {
        WireReceipt receipt = link.push(sealed.wire());
        KillPoint.K16.passed();
        return new Receipted(sealed.entry(), sealed.wire().sealedAt(), receipt);
    }
}
