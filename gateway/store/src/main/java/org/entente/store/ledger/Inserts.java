package org.entente.store.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.entente.core.content.Locator;
import org.entente.core.content.Part;
import org.entente.core.ledger.Clearance;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LedgerEntry.AgencyKey;
import org.entente.core.ledger.Notice;
import org.entente.core.ledger.Retrying;
import org.entente.core.ledger.Way;
import org.entente.core.message.MessageId;
import org.jspecify.annotations.Nullable;

/** Writes new rows, each inside the transaction of its caller. */
final class Inserts {

    private static final String MESSAGE = "insert into message (way, id, conversation, family, family_version,"
            + " sender_state, sender_authority, receiver_state, receiver_authority, urgency, expires_at, created_at,"
            + " content_key, agency_mark, agency_key, agency_fingerprint, wire_mark, stage, judged, edition,"
            + " cleared_at, waiting_since, waiting_attempts, next_try, left_state, moved_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict do nothing";

    private Inserts() {}

    /** False when its id, or its agency's key, was there before. */
    static boolean message(Connection connection, LedgerEntry entry, Words words) throws SQLException {
        Object @Nullable [] values = {
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
            Rows.at(entry.standing().movedAt())
        };
        try (PreparedStatement insert = connection.prepareStatement(MESSAGE)) {
            return fill(insert, values).executeUpdate() == 1;
        }
    }

    /** Whose rows are written, and in whose words. */
    record Owner(Way way, MessageId id, Words.Of words) {}

    static void parts(Connection connection, Owner owner, List<Part> parts) throws SQLException {
        if (parts.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into part (way, id, role, label, size, digest, sealed, file)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Part part : parts) {
                byte @Nullable [] sealed = null;
                @Nullable UUID file = null;
                switch (part.locator()) {
                    case Locator.Inline inline -> sealed = inline.sealed();
                    case Locator.Filed filed -> file = filed.file();
                }
                fill(insert, owner.way().name(), owner.id().value(), part.role().name());
                insert.setBytes(4, owner.words().label(part));
                insert.setLong(5, part.size());
                insert.setString(6, part.digest().hex());
                insert.setBytes(7, sealed);
                insert.setObject(8, file, java.sql.Types.OTHER);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void facts(Connection connection, Owner owner, List<Fact> facts) throws SQLException {
        if (facts.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into fact (way, id, at, step, code, detail) values (?, ?, ?, ?, ?, ?)")) {
            for (Fact fact : facts) {
                @Nullable String code = fact.code().map(Enum::name).orElse(null);
                fill(
                        insert,
                        owner.way().name(),
                        owner.id().value(),
                        Rows.at(fact.at()),
                        fact.step().name(),
                        code);
                insert.setBytes(6, owner.words().sentence(fact.detail()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void notice(Connection connection, Owner owner, Notice notice) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into notice (to_state, way, message, outcome, at, code, explanation)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")) {
            fill(
                    insert,
                    notice.to().value(),
                    owner.way().name(),
                    notice.message().value(),
                    notice.outcome().name(),
                    Rows.at(notice.at()),
                    notice.code());
            insert.setBytes(7, owner.words().sentence(notice.explanation()));
            insert.executeUpdate();
        }
    }

    static PreparedStatement fill(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
