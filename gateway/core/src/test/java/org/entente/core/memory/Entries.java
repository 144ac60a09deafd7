package org.entente.core.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.core.content.ContentKey;
import org.entente.core.content.Part;
import org.entente.core.ledger.Clearance;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LedgerEntry.Standing;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;

/** Ledger entries between Norland's police and Sudland's immigration service, as a test needs them. */
public record Entries(
        Way way,
        Stage stage,
        Desk sender,
        Desk receiver,
        Optional<Instant> expiresAt,
        Optional<Clearance> clearance,
        List<Part> parts) {

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final MessageId ID = new MessageId(new UUID(1, 2));
    public static final Desk NORLAND_POLICE = new Desk(new StateCode("QN"), AuthorityKind.POLICE);
    public static final Desk SUDLAND_IMMIGRATION = new Desk(new StateCode("QS"), AuthorityKind.IMMIGRATION);

    public Entries {
        parts = List.copyOf(parts);
    }

    /** Norland's own message on its way out. */
    public static Entries outbound(Stage stage) {
        return new Entries(
                Way.OUTBOUND,
                stage,
                NORLAND_POLICE,
                SUDLAND_IMMIGRATION,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** Norland's message as Sudland has it. */
    public static Entries inbound(Stage stage) {
        return new Entries(
                Way.INBOUND, stage, NORLAND_POLICE, SUDLAND_IMMIGRATION, Optional.empty(), Optional.empty(), List.of());
    }

    public Entries from(Desk otherSender) {
        return new Entries(way, stage, otherSender, receiver, expiresAt, clearance, parts);
    }

    public Entries expiringAt(Instant end) {
        return new Entries(way, stage, sender, receiver, Optional.of(end), clearance, parts);
    }

    public Entries clearedBy(Clearance decision) {
        return new Entries(way, stage, sender, receiver, expiresAt, Optional.of(decision), parts);
    }

    public Entries with(Part part) {
        return new Entries(way, stage, sender, receiver, expiresAt, clearance, List.of(part));
    }

    public LedgerEntry entry() {
        return new LedgerEntry(
                way,
                ID,
                CaseId.openedBy(ID),
                new FamilyName("alert", "v1"),
                sender,
                receiver,
                Urgency.FLASH,
                expiresAt,
                NOON,
                new ContentKey(new byte[0]),
                Optional.empty(),
                "",
                new Standing(stage, clearance, Optional.empty(), LeftThisState.NO, NOON),
                parts);
    }
}
