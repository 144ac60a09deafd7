package org.entente.core.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.Held;
import org.entente.core.failure.PermanentFault;
import org.entente.core.failure.Quarantined;
import org.entente.core.failure.Refused;
import org.entente.core.failure.StaleBell;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Notice;
import org.entente.core.ledger.Retrying;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partners;

/** The commits of the side doors: refused, quarantined, held, waiting, broken. Each keeps the message and says why. */
public final class SideJournal {

    private static final int LONGEST_LINE = 500;

    private final Workbench workbench;
    private final Partners partners;
    private final Partner.Retry agencyRetry;
    private final Clock clock;

    /** Takes the back-off for agencies' own systems; that for partners stands in their agreements. */
    public SideJournal(Workbench workbench, Partners partners, Partner.Retry agencyRetry, Clock clock) {
        this.workbench = workbench;
        this.partners = partners;
        this.agencyRetry = agencyRetry;
        this.clock = clock;
    }

    /** The message will not go on; a partner's message is answered with a notice. */
    public Settled refused(Stranded stranded, Refused refusal) {
        boolean expired = refusal.code() == FailureCode.EXPIRED;
        Stage stage = expired ? Stage.EXPIRED : Stage.REFUSED;
        Step step = expired ? Step.EXPIRED : Step.REFUSED;
        Notice.Outcome outcome = expired ? Notice.Outcome.EXPIRED : Notice.Outcome.REFUSED;
        return settle(stranded, stage, fact(step, refusal), outcome, refusal.code());
    }

    /** A person must decide; what that person needs to see is kept with the message. */
    public Settled held(Stranded stranded, Held held) {
        LedgerEntry entry = stranded.entry();
        List<Part> exhibits = new ArrayList<>();
        for (Held.Exhibit exhibit : held.exhibits()) {
            var name = new PartName(PartRole.LOSSES, exhibit.name(), exhibit.mediaType());
            exhibits.add(workbench.contents().keep(entry.key(), name, exhibit.bytes()));
        }
        Fact fact = Fact.because(clock.instant(), Step.HELD, held.code(), held.detail());
        Move move = sentFor(Move.of(entry, Stage.HELD, fact).with(exhibits), held.code());
        return commit(telling(move, entry, Notice.Outcome.HELD, held.code(), ""));
    }

    /** Kept as it came, with what was found; the sender hears that it was not understood, and where. */
    public Settled quarantined(Stranded stranded, Quarantined quarantined) {
        LedgerEntry entry = stranded.entry();
        var name = new PartName(PartRole.FINDINGS, "findings.txt", "text/plain");
        byte[] words = FindingsText.whole(quarantined.detail(), quarantined.findings());
        Part findings = workbench.contents().keep(entry.key(), name, words);
        String why = quarantined.detail() + FindingsText.places(quarantined.findings());
        Fact fact = Fact.because(clock.instant(), Step.QUARANTINED, quarantined.code(), why);
        Move move = Move.of(entry, Stage.QUARANTINED, fact).with(List.of(findings));
        return commit(telling(move, entry, Notice.Outcome.HELD, quarantined.code(), line(why)));
    }

    /** One line of the delivery notice (envelope v1, type Line). */
    private static String line(String words) {
        String one = words.replaceAll("\\s+", " ").strip();
        return one.length() <= LONGEST_LINE ? one : one.substring(0, LONGEST_LINE);
    }

    /** Something outside is down: WAITING until the next try, or EXPIRED when that would be too late. */
    public Settled waiting(Stranded stranded, TemporaryFault fault) {
        LedgerEntry entry = stranded.entry();
        if (!entry.stage().mayBecome(Stage.WAITING)) {
            workbench.ledger().release(entry.way(), entry.id()); // the sweeper rings again
            return new Settled(entry.id());
        }
        Retrying next = next(entry);
        Move move = Move.of(entry, Stage.WAITING, fact(Step.WAITING, fault)).retrying(next);
        return commit(entry.way() == Way.OUTBOUND ? move.left(leftAfter(fault, entry)) : move);
    }

    /** Trying again does not help: an operator must look. */
    public Settled broken(Stranded stranded, PermanentFault fault) {
        return settle(stranded, Stage.BROKEN, fact(Step.BROKEN, fault), Notice.Outcome.BROKEN, fault.code());
    }

    private Settled settle(Stranded stranded, Stage stage, Fact fact, Notice.Outcome outcome, FailureCode code) {
        LedgerEntry entry = stranded.entry();
        Move move = sentFor(Move.of(entry, stage, fact), fact.code().orElse(FailureCode.BROKEN));
        return commit(telling(move, entry, outcome, code, ""));
    }

    /** What a partner's gateway has answered was sent to it. */
    private static Move sentFor(Move move, FailureCode code) {
        boolean answered = code == FailureCode.PARTNER_REFUSED || code == FailureCode.RECEIPT_MISSING;
        return answered && move.left() == LeftThisState.NO ? move.left(LeftThisState.MAYBE) : move;
    }

    private Settled commit(Move move) {
        try {
            workbench.ledger().move(move);
        } catch (StaleBell movedMeanwhile) {
            return new Settled(move.id()); // somebody else settled it; the ledger is right
        }
        return new Settled(move.id());
    }

    private Move telling(Move move, LedgerEntry entry, Notice.Outcome outcome, FailureCode code, String words) {
        boolean fromAgency = entry.way() == Way.INBOUND && !entry.sender().isGateway();
        return fromAgency
                ? move.telling(new Notice(entry.partner(), entry.id(), outcome, clock.instant(), code.name(), words))
                : move;
    }

    private Fact fact(Step step, GatewayFailure failure) {
        return Fact.because(
                clock.instant(), step, failure.code(), failure.detail() + FindingsText.places(failure.findings()));
    }

    private Retrying next(LedgerEntry entry) {
        Instant now = clock.instant();
        int attempts = entry.standing().retrying().map(Retrying::attempts).orElse(0) + 1;
        Instant since = entry.standing().retrying().map(Retrying::since).orElse(now);
        Partner.Retry retry = entry.way() == Way.OUTBOUND
                ? partners.of(entry.partner())
                        .map(partner -> partner.retry(entry.urgency().lane()))
                        .orElse(agencyRetry)
                : agencyRetry;
        return new Retrying(since, attempts, now.plus(retry.pauseAfter(attempts)));
    }

    private static LeftThisState leftAfter(TemporaryFault fault, LedgerEntry entry) {
        boolean neverConnected =
                fault.code() == FailureCode.PARTNER_UNREACHABLE || fault.code() == FailureCode.PARTNER_NOT_TRUSTED;
        return neverConnected ? entry.standing().left() : LeftThisState.MAYBE;
    }
}
