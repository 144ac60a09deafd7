package org.entente.store.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.entente.core.ledger.Clearance;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LedgerEntry.AgencyKey;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Retrying;
import org.entente.core.message.MessageId;
import org.jspecify.annotations.Nullable;

/** The statements that change a message's row, and the values they take. */
final class Changes {

    static final String INSERT = "insert into message (way, id, conversation, family, family_version,"
            + " sender_state, sender_authority, receiver_state, receiver_authority, urgency, expires_at, created_at,"
            + " content_key, agency_mark, agency_key, agency_fingerprint, wire_mark, stage, judged, edition,"
            + " cleared_at, waiting_since, waiting_attempts, next_try, left_state, moved_at,"
            + " in_reply_to, wire_id)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict do nothing returning way, id";

    static final String MOVE = "update message set stage = ?, judged = ?, edition = ?, cleared_at = ?,"
            + " waiting_since = ?, waiting_attempts = ?, next_try = ?, left_state = ?, moved_at = ?,"
            + " leased_by = null, lease_until = null where way = ? and id = ? and stage = ?"
            + " and (leased_by is null or leased_by = ?) returning way, id";

    /** Changes nothing: what is beside it is written when the message is there. */
    static final String NONE = "select way, id from message where way = ? and id = ?";

    private Changes() {}

    /** For {@link #INSERT}, which writes nothing where the message's id, or its agency's key, was there before. */
    static @Nullable Object[] row(LedgerEntry entry, Words words) {
        return new @Nullable Object[] {
            entry.way().name(),
            entry.id().value(),
            entry.conversation().value(),
            entry.family().name(),
            entry.family().version(),
            entry.sender().state().value(),
            entry.sender().authority().name(),
            entry.receiver().state().value(),
            entry.receiver().authority().name(),
            entry.urgency().name(),
            Rows.at(entry.expiresAt()),
            Rows.at(entry.createdAt()),
            entry.key().wrapped(),
            entry.agencyKey().map(key -> words.mark(entry.sender(), key.key())).orElse(null),
            words.of(entry.key()).agencyKey(entry.agencyKey()),
            entry.agencyKey().map(AgencyKey::fingerprint).orElse(null),
            entry.wireMark(),
            entry.stage().name(),
            entry.standing()
                    .clearance()
                    .map(clearance -> clearance.judged().hex())
                    .orElse(null),
            entry.standing().clearance().map(Clearance::edition).orElse(null),
            Rows.at(entry.standing().clearance().map(Clearance::at)),
            Rows.at(entry.standing().retrying().map(Retrying::since)),
            entry.standing().retrying().map(Retrying::attempts).orElse(null),
            Rows.at(entry.standing().retrying().map(Retrying::nextTry)),
            entry.standing().left().name(),
            Rows.at(entry.standing().movedAt()),
            entry.links().inReplyTo().map(MessageId::value).orElse(null),
            entry.links().wireId()
        };
    }

    /**
     * For {@link #MOVE}, which writes nothing where the message no longer stands at the move's beginning, or another
     * node has taken it over.
     */
    static @Nullable Object[] move(Move move, Instant now, String node) {
        return new @Nullable Object[] {
            move.to().name(),
            move.clearance().map(clearance -> clearance.judged().hex()).orElse(null),
            move.clearance().map(Clearance::edition).orElse(null),
            Rows.at(move.clearance().map(Clearance::at)),
            Rows.at(move.retrying().map(Retrying::since)),
            move.retrying().map(Retrying::attempts).orElse(null),
            Rows.at(move.retrying().map(Retrying::nextTry)),
            move.left().name(),
            Rows.at(now),
            move.way().name(),
            move.id().value(),
            move.from().name(),
            node
        };
    }

    static PreparedStatement fill(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
