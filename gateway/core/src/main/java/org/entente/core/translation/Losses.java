package org.entente.core.translation;

import java.util.List;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Held;
import org.entente.core.failure.Held.Exhibit;
import org.entente.core.format.Loss;

/** Decides the one thing that translation decides: a loss that blocks holds the message for a person. */
public final class Losses {

    private final LossReportXml reports;

    public Losses(LossReportXml reports) {
        this.reports = reports;
    }

    /** Throws {@link Held} LOSS_BLOCKS with the report as exhibit. */
    public void holdWhenBlocked(LossReport report) {
        long blocking = report.losses().stream()
                .filter(loss -> loss.severity() == Loss.Severity.BLOCK)
                .count();
        if (blocking > 0) {
            throw new Held(
                    FailureCode.LOSS_BLOCKS,
                    blocking + " losses block, from " + report.from() + " to " + report.to(),
                    List.of(new Exhibit("losses.xml", "application/xml", reports.write(report))));
        }
    }
}
