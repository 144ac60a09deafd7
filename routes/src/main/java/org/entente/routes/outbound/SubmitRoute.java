package org.entente.routes.outbound;

import static org.entente.routes.room.Room.room;

import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.entente.core.journal.OutboundJournal;
import org.entente.core.ledger.Bell;
import org.entente.core.submission.Submission;
import org.entente.core.submission.Submissions;
import org.entente.core.submission.Submitted;
import org.entente.routes.failure.AtTheDoor;
import org.entente.routes.room.Bells;

/** Outbound, first stage: from a door into the ledger. */
public final class SubmitRoute extends RouteBuilder {

    public static final String DOOR = "direct:outbound.submit";

    private final Submissions submissions;
    private final OutboundJournal journal;

    public SubmitRoute(Submissions submissions, OutboundJournal journal) {
        this.submissions = submissions;
        this.journal = journal;
    }

    @Override
    public void configure() {
        from(DOOR) // Messaging Gateway
                .routeId("outbound.submit")
                .description("Accepts one submission, then rings for its preparation.")
                .routeConfigurationId(AtTheDoor.ID) // the door words what is refused
                .process(room("submit", Submission.class, Submitted.class, submissions::submit)) // Idempotent Receiver
                .setProperty("answer", body())
                .process(room("bell", Submitted.class, Bell.class, journal::submitted)) // Claim Check
                .to(ExchangePattern.InOnly, Bells.RING)
                .setBody(exchangeProperty("answer"));
    }
}
