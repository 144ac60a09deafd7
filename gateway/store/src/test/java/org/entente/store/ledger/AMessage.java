package org.entente.store.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.core.content.ContentKey;
import org.entente.core.content.Part;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LedgerEntry.AgencyKey;
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

/** Messages of Norland's FIU for Sudland's police, as the first room writes them. */
public final class AMessage {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private AMessage() {}

    public static LedgerEntry submitted() {
        return submitted(new ContentKey(new byte[] {1, 2, 3}), NOON.plusSeconds(3600), List.of());
    }

    public static LedgerEntry submitted(ContentKey key, Instant expiresAt, List<Part> parts) {
        var agencyKey = new AgencyKey(UUID.randomUUID().toString(), "fingerprint");
        return submitted(key, Optional.of(agencyKey), expiresAt, parts);
    }

    static LedgerEntry submitted(ContentKey key, Optional<AgencyKey> agencyKey, List<Part> parts) {
        return submitted(key, agencyKey, NOON.plusSeconds(3600), parts);
    }

    private static LedgerEntry submitted(
            ContentKey key, Optional<AgencyKey> agencyKey, Instant expiresAt, List<Part> parts) {
        MessageId id = new MessageId(UUID.randomUUID());
        return new LedgerEntry(
                Way.OUTBOUND,
                id,
                CaseId.openedBy(id),
                new FamilyName("alert", "v1"),
                new Desk(new StateCode("QN"), AuthorityKind.FIU),
                new Desk(new StateCode("QS"), AuthorityKind.POLICE),
                Urgency.URGENT,
                Optional.of(expiresAt),
                NOON,
                key,
                agencyKey,
                "",
                new Standing(Stage.SUBMITTED, Optional.empty(), Optional.empty(), LeftThisState.NO, NOON),
                parts);
    }
}
