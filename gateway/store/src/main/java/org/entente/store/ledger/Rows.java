package org.entente.store.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.entente.core.ledger.Links;
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

    /** Makes a query for messages bring their parts along, in the order of their commits: one way, not one each. */
    static String withParts(String messages) {
        return joined(messages, "sealed");
    }

    /** The same, but what parts hold stays where it is: a long list would move megabytes that nobody opens. */
    static String withoutContent(String messages) {
        return joined(messages, "case when sealed is null then null else ''::bytea end as sealed");
    }

    private static String joined(String messages, String sealed) {
        return "with found as (" + messages + "), placed as (select *, row_number() over () as place from found)"
                + " select placed.*, part.* from placed left join lateral (select role, label, size, digest, "
                + sealed + ", file, seq from part where part.way = placed.way and part.id = placed.id) as part on true"
                + " order by place, seq";
    }

    /** All entries of a query made by {@link #withParts}. */
    List<LedgerEntry> entries(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            Map<Long, LedgerEntry> found = new LinkedHashMap<>();
            while (rows.next()) {
                long place = rows.getLong("place");
                LedgerEntry known = found.get(place);
                LedgerEntry entry = known == null ? entry(rows) : known;
                found.put(place, entry.with(entry.standing(), part(rows, words.of(entry.key()))));
            }
            return List.copyOf(found.values());
        }
    }

    Optional<LedgerEntry> first(PreparedStatement query) throws SQLException {
        return entries(query).stream().findFirst();
    }

    private LedgerEntry entry(ResultSet row) throws SQLException {
        ContentKey key = new ContentKey(row.getBytes("content_key"));
        return new LedgerEntry(
                Way.valueOf(row.getString("way")),
                new MessageId(row.getObject("id", UUID.class)),
                new CaseId(row.getObject("conversation", UUID.class)),
                new FamilyName(row.getString("family"), row.getString("family_version")),
                desk(row, "sender"),
                desk(row, "receiver"),
                Urgency.valueOf(row.getString("urgency")),
                maybe(row, "expires_at"),
                instant(row, "created_at"),
                key,
                agencyKey(row, words.of(key)),
                row.getString("wire_mark"),
                new Links(
                        Optional.ofNullable(row.getObject("in_reply_to", UUID.class))
                                .map(MessageId::new),
                        row.getString("wire_id")),
                standing(row),
                List.of());
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

    /** The one part of this row, or none where the message has none. */
    private static List<Part> part(ResultSet row, Words.Of own) throws SQLException {
        String role = row.getString("role");
        if (role == null) {
            return List.of();
        }
        Digest digest = new Digest(row.getString("digest"));
        Words.Label label = own.label(digest, row.getBytes("label"));
        byte @Nullable [] sealed = row.getBytes("sealed");
        Locator locator = sealed == null ? new Locator.Filed(row.getObject("file", UUID.class)) : inLedger(sealed);
        return List.of(new Part(
                PartRole.valueOf(role), label.name(), label.mediaType(), row.getLong("size"), digest, locator));
    }

    /** What is sealed is never empty: it has at least its tag. */
    private static Locator inLedger(byte[] sealed) {
        return sealed.length == 0 ? new Locator.Left() : new Locator.Inline(sealed);
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
