package org.entente.routes.failure;

import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Held;
import org.entente.core.failure.PermanentFault;
import org.entente.core.failure.Quarantined;
import org.entente.core.failure.Refused;
import org.entente.core.failure.StaleBell;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.failure.WordlessTrace;
import org.entente.core.journal.Settled;
import org.entente.core.journal.SideJournal;
import org.entente.core.journal.Stranded;
import org.entente.core.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The side doors of every queue's route: refused, quarantined, held, waiting, broken; anything else is a bug, and
 * broken too.
 */
public final class SideDoors extends RouteConfigurationBuilder {

    public static final String ID = "side-doors";

    private static final Logger LOG = LoggerFactory.getLogger(SideDoors.class);

    private final Ledger ledger;
    private final SideJournal journal;

    public SideDoors(Ledger ledger, SideJournal journal) {
        this.ledger = ledger;
        this.journal = journal;
    }

    @Override
    public void configuration() {
        RouteConfigurationDefinition doors = routeConfiguration(ID);
        doors.onException(StaleBell.class).handled(true).stop(); // bells may repeat
        doors.onException(Refused.class)
                .handled(true)
                .process(new SideDoor<>("refused", Refused.class, ledger, journal::refused));
        doors.onException(Quarantined.class)
                .handled(true)
                .process(new SideDoor<>("quarantined", Quarantined.class, ledger, journal::quarantined));
        doors.onException(Held.class).handled(true).process(new SideDoor<>("held", Held.class, ledger, journal::held));
        doors.onException(TemporaryFault.class)
                .handled(true)
                .process(new SideDoor<>("waiting", TemporaryFault.class, ledger, journal::waiting));
        doors.onException(PermanentFault.class)
                .handled(true)
                .process(new SideDoor<>("broken", PermanentFault.class, ledger, journal::broken));
        doors.onException(Throwable.class)
                .handled(true)
                .process(new SideDoor<>("bug", Throwable.class, ledger, this::bug));
    }

    private Settled bug(Stranded stranded, Throwable cause) {
        LOG.error("{} met a bug: {}", stranded.entry().id(), WordlessTrace.of(cause));
        return journal.broken(stranded, new PermanentFault(FailureCode.BROKEN, "The cause stands in the log", cause));
    }
}
