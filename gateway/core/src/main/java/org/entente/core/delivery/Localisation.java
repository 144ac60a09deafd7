package org.entente.core.delivery;

import org.entente.core.agency.Agencies;
import org.entente.core.agency.Agency;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.PermanentFault;
import org.entente.core.format.Catalogue;
import org.entente.core.format.Format;
import org.entente.core.handling.Raising;
import org.entente.core.handling.Raising.Raised;
import org.entente.core.policy.ClearedToEnter;
import org.entente.core.translation.LossReport;
import org.entente.core.translation.Losses;

/** From the shared language into the receiving agency's own format; the shared original stays beside it. */
public final class Localisation {

    private static final String SHARED = "shared/v1";

    private final Catalogue formats;
    private final Agencies agencies;
    private final Losses losses;
    private final Raising raising;

    public Localisation(Catalogue formats, Agencies agencies, Losses losses, Raising raising) {
        this.formats = formats;
        this.agencies = agencies;
        this.losses = losses;
        this.raising = raising;
    }

    /**
     * Writes one admitted message.
     *
     * @throws org.entente.core.failure.Held LOSS_BLOCKS, with the loss report as exhibit
     */
    public Localised localise(ClearedToEnter cleared) {
        String family = cleared.entry().family().name();
        Format format = formatFor(cleared, family);
        Raised raised = raising.raise(cleared.message());
        Format.Written written = format.write(raised.message());
        var report =
                new LossReport(SHARED, format.id(), format.mappingVersion(), written.losses()).with(raised.losses());
        losses.holdWhenBlocked(report);
        KillPoint.K27.passed();
        return new Localised(cleared, written.document(), report);
    }

    private Format formatFor(ClearedToEnter cleared, String family) {
        String id = agencies.at(cleared.entry().receiver())
                .map((Agency agency) -> agency.formatFor(family))
                .orElse(SHARED);
        return formats.find(id)
                .filter(format -> format.writes().contains(family))
                .orElseThrow(() -> new PermanentFault(
                        FailureCode.UNKNOWN_FORMAT, id + " is configured for " + family + " but cannot write it"));
    }
}
