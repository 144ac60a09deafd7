package org.entente.core.sealing;

import java.util.List;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Digest;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Held;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.Refused;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Workbench;
import org.entente.core.sealing.PartnerLink.Answer;
import org.entente.core.sealing.PartnerLink.Promise;
import org.entente.core.sealing.PartnerLink.WireReceipt;

/**
 * Sends what is sealed, and comes back only with a receipt that proves it, or with the promise of one.
 *
 * <p>What a later receipt must repeat is durable before anything is sent. Throws {@link Held} when the partner says
 * that it has the message already and gives no receipt.
 */
public final class Dispatch {

    private final PartnerLink link;
    private final Workbench workbench;

    public Dispatch(PartnerLink link, Workbench workbench) {
        this.link = link;
        this.workbench = workbench;
    }

    public Dispatched dispatch(Sealed sealed) {
        LedgerEntry entry = sealed.entry();
        sealed.wire().signedForLater().ifPresent(signed -> remember(entry, signed));
        Answer answer = push(sealed);
        KillPoint.K16.passed();
        return switch (answer) {
            case WireReceipt receipt -> new Receipted(entry, sealed.wire().sealedAt(), receipt);
            case Promise promise -> new Promised(entry, sealed.wire().sealedAt(), promise);
        };
    }

    private void remember(LedgerEntry entry, byte[] signed) {
        boolean isKnown = entry.part(PartRole.SIGNED)
                .filter(part -> part.digest().equals(Digest.of(signed)))
                .isPresent();
        if (!isKnown) {
            var name = new PartName(PartRole.SIGNED, "signed.txt", "text/plain");
            Part part = workbench.contents().keep(entry.key(), name, signed);
            workbench.ledger().attach(entry, List.of(part));
        }
    }

    /** That a partner has the message already is neither a refusal nor a proof: a person decides. */
    private Answer push(Sealed sealed) {
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
