package org.entente.store.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.core.content.ContentKey;
import org.entente.core.content.Digest;
import org.entente.core.content.Locator;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.ledger.Clearance;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LedgerEntry.AgencyKey;
import org.entente.core.ledger.LedgerEntry.Standing;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Retrying;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;
import org.jspecify.annotations.Nullable;

/** Reads rows of the schema into the words of the ledger. */
final class Rows {

    private final Words words;

    Rows(Words words) {
        this.words = words;
    }

    /** The entry of the row under the cursor, its parts read beside it. */
    private LedgerEntry entry(Connection connection, ResultSet row) throws SQLException {
        Way way = Way.valueOf(row.getString("way"));
        MessageId id = new MessageId(row.getObject("id", UUID.class));
        ContentKey key = new ContentKey(row.getBytes("content_key"));
        Words.Of own = words.of(key);
        return new LedgerEntry(
                way,
                id,
                new CaseId(row.getObject("conversation", UUID.class)),
                new FamilyName(row.getString("family"), row.getString("family_version")),
                desk(row, "sender"),
                desk(row, "receiver"),
                Urgency.valueOf(row.getString("urgency")),
                maybe(row, "expires_at"),
                instant(row, "created_at"),
                key,
                agencyKey(row, own),
                row.getString("wire_mark"),
                standing(row),
                parts(connection, way, id, own));
    }

    /** All entries of a query. */
    List<LedgerEntry> entries(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            List<LedgerEntry> found = new ArrayList<>();
            while (rows.next()) {
                found.add(entry(query.getConnection(), rows));
            }
            return found;
        }
    }

    Optional<LedgerEntry> first(PreparedStatement query) throws SQLException {
        return entries(query).stream().findFirst();
    }

    /**
     * The parts in the order of their commits. Of a role that a message has once, the latest counts: a replayed message
     * is translated again, and the earlier part stays in the table as evidence.
     */
    private static List<Part> parts(Connection connection, Way way, MessageId id, Words.Of own) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select role, label, size, digest, sealed, file from part where way = ? and id = ?"
                        + " order by seq")) {
            query.setString(1, way.name());
            query.setObject(2, id.value());
            List<Part> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Part part = part(rows, own);
                    if (part.role() != PartRole.ATTACHMENT) {
                        found.removeIf(earlier -> earlier.role() == part.role());
                    }
                    found.add(part);
                }
            }
            return found;
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime at(Optional<Instant> instant) {
        return instant.map(Rows::at).orElse(null);
    }

    private static Part part(ResultSet row, Words.Of own) throws SQLException {
        Digest digest = new Digest(row.getString("digest"));
        Words.Label label = own.label(digest, row.getBytes("label"));
        byte @Nullable [] sealed = row.getBytes("sealed");
        return new Part(
                PartRole.valueOf(row.getString("role")),
                label.name(),
                label.mediaType(),
                row.getLong("size"),
                digest,
                sealed == null ? new Locator.Filed(row.getObject("file", UUID.class)) : new Locator.Inline(sealed));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        Optional<Clearance> clearance = Optional.empty();
        Optional<String> judged = Optional.ofNullable(row.getString("judged"));
        if (judged.isPresent()) {
            clearance = Optional.of(
                    new Clearance(new Digest(judged.get()), row.getString("edition"), instant(row, "cleared_at")));
        }
        Optional<Retrying> retrying = Optional.empty();
        Optional<Instant> since = maybe(row, "waiting_since");
        if (since.isPresent()) {
            retrying = Optional.of(new Retrying(since.get(), row.getInt("waiting_attempts"), instant(row, "next_try")));
        }
        return new Standing(
                Stage.valueOf(row.getString("stage")),
                clearance,
                retrying,
                LeftThisState.valueOf(row.getString("left_state")),
                instant(row, "moved_at"));
    }

    private static Desk desk(ResultSet row, String side) throws SQLException {
        return new Desk(
                new StateCode(row.getString(side + "_state")),
                AuthorityKind.valueOf(row.getString(side + "_authority")));
    }

    private static Optional<AgencyKey> agencyKey(ResultSet row, Words.Of own) throws SQLException {
        Optional<byte[]> key = Optional.ofNullable(row.getBytes("agency_key"));
        String fingerprint = row.getString("agency_fingerprint");
        return key.map(given -> new AgencyKey(own.agencyKey(given), fingerprint));
    }

    private static Optional<Instant> maybe(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
