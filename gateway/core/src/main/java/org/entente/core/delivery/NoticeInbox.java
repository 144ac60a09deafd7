package org.entente.core.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.StaleBell;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.language.SharedXml;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Notice.Outcome;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.message.MessageId;
import org.w3c.dom.Element;

/**
 * The inbox of this State's own gateway: takes delivery notices and moves the messages they speak of.
 *
 * <p>Believes a partner only about messages sent to that partner (rule NOTICE-2); a later word changes nothing
 * (NOTICE-4).
 */
public final class NoticeInbox implements AgencyInbox {

    private static final String FAMILY = "urn:entente:family:delivery-notice:v1";

    private static final List<FailureCode> NOT_UNDERSTOOD =
            List.of(FailureCode.NOT_WELL_FORMED, FailureCode.SHARED_SCHEMA, FailureCode.UNKNOWN_FAMILY);

    private final Workbench workbench;
    private final SharedXml shared;

    public NoticeInbox(Workbench workbench, SharedXml shared) {
        this.workbench = workbench;
        this.shared = shared;
    }

    @Override
    public Handover deliver(LedgerEntry entry) {
        var notices =
                shared.parse(workbench.read(entry, PartRole.SHARED)).body().getElementsByTagNameNS(FAMILY, "Notice");
        for (int i = 0; i < notices.getLength(); i++) {
            take(entry, (Element) notices.item(i));
        }
        return Handover.TAKEN;
    }

    private void take(LedgerEntry carrier, Element notice) {
        Optional<LedgerEntry> about = MessageId.parse(notice.getAttribute("messageId"))
                .flatMap(id -> workbench.ledger().find(Way.OUTBOUND, id))
                .filter(entry -> entry.partner().equals(carrier.sender().state()));
        if (about.isEmpty() || about.get().stage().isFinal()) {
            return;
        }
        LedgerEntry entry = about.get();
        if (entry.stage() != Stage.RECEIPTED && !isHeldForItsReceipt(entry)) {
            throw new TemporaryFault(FailureCode.RECEIPT_DOES_NOT_FIT, "The receipt of " + entry.id() + " comes first");
        }
        move(entry, notice);
    }

    /** The partner's signed word about the message settles what its missing receipt left open. */
    private static boolean isHeldForItsReceipt(LedgerEntry entry) {
        return entry.stage() == Stage.HELD && entry.standing().left() != LeftThisState.NO;
    }

    private void move(LedgerEntry entry, Element notice) {
        Outcome outcome = Outcome.valueOf(notice.getAttribute("outcome"));
        Instant at = Instant.parse(notice.getAttribute("at"));
        String detail = (notice.getAttribute("code") + " " + notice.getAttribute("explanation")).strip();
        try {
            workbench
                    .ledger()
                    .move(Move.of(entry, stageAfter(outcome), fact(outcome, at, detail))
                            .left(LeftThisState.YES));
        } catch (StaleBell movedMeanwhile) {
            throw new TemporaryFault(FailureCode.RECEIPT_DOES_NOT_FIT, entry.id() + " moved meanwhile", movedMeanwhile);
        }
    }

    private static Stage stageAfter(Outcome outcome) {
        return switch (outcome) {
            case DELIVERED -> Stage.DELIVERED;
            case REFUSED -> Stage.REFUSED;
            case EXPIRED -> Stage.EXPIRED;
            case HELD, BROKEN -> Stage.RECEIPTED; // a person there will decide; the last word is still to come
        };
    }

    /** What was not understood there is named as such: its sender can correct it. */
    private static Fact heldThere(Instant at, String detail) {
        boolean isQuarantined = NOT_UNDERSTOOD.stream().anyMatch(code -> detail.startsWith(code.name()));
        Step step = isQuarantined ? Step.QUARANTINED : Step.HELD;
        return Fact.because(at, step, FailureCode.REFUSED_THERE, step.words() + " there: " + detail);
    }

    private static Fact fact(Outcome outcome, Instant at, String detail) {
        return switch (outcome) {
            case DELIVERED -> Fact.of(at, Step.AT_THEIR_AGENCY);
            case REFUSED -> Fact.because(at, Step.REFUSED, FailureCode.REFUSED_THERE, detail);
            case EXPIRED -> Fact.because(at, Step.EXPIRED, FailureCode.EXPIRED, detail);
            case HELD -> heldThere(at, detail);
            case BROKEN -> Fact.because(at, Step.BROKEN, FailureCode.REFUSED_THERE, "Broken there: " + detail);
        };
    }
}
