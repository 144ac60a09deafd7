package org.entente.store.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.entente.core.ledger.Way;
import org.entente.store.database.Database;

/**
 * Fills a ledger with delivered messages of the past year, as many as are wanted, for measurements only.
 *
 * <p>Rows, facts, parts, notices, keys and indexes are as the rooms leave them; the sealed bytes of the parts are noise
 * and short, since what is outside the rows ({@code storage external}) is never read while others are worked on.
 */
public final class PastMessages {

    private static final int AT_ONCE = 20_000;

    private final Database database;
    private final Way way;
    private final String own;
    private final String partner;

    /** Takes the two States' codes, and on which way their messages went. */
    public PastMessages(Database database, Way way, String own, String partner) {
        this.database = database;
        this.way = way;
        this.own = own;
        this.partner = partner;
    }

    /** Brings the ledger up to {@code wanted} messages on this way, and the planner's knowledge up to date. */
    public void fillUpTo(long wanted) {
        long there = count();
        for (long done = there; done < wanted; done += AT_ONCE) {
            long first = done + 1;
            long last = Math.min(wanted, done + AT_ONCE);
            database.durably(connection -> fill(connection, first, last, wanted));
        }
        if (there < wanted) {
            database.quickly(connection -> {
                try (Statement vacuum = connection.createStatement()) {
                    vacuum.setQueryTimeout(0);
                    vacuum.execute("set statement_timeout = 0");
                    vacuum.execute("vacuum analyze");
                    return vacuum.execute("reset statement_timeout");
                }
            });
        }
    }

    private long count() {
        return database.quickly(connection -> {
            try (PreparedStatement query = connection.prepareStatement("select count(*) from message where way = ?")) {
                query.setString(1, way.name());
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0;
                }
            }
        });
    }

    private int fill(Connection connection, long first, long last, long wanted) throws SQLException {
        String sql = way == Way.OUTBOUND ? OUTBOUND : INBOUND;
        try (Statement patience = connection.createStatement()) {
            patience.execute("set local statement_timeout = 0");
        }
        try (PreparedStatement insert = connection.prepareStatement(String.format(Locale.ROOT, sql, MADE))) {
            insert.setLong(1, wanted);
            insert.setString(2, own);
            insert.setLong(3, first);
            insert.setLong(4, last);
            insert.setString(5, own);
            insert.setString(6, partner);
            return insert.executeUpdate();
        }
    }

    /** Time-ordered ids (RFC 9562 version 7), spread over a year. */
    private static final String MADE = """
            with numbered as (
                select g, now() - interval '1 day' - interval '365 days' * (1 - g::float8 / greatest(?, g)) as at,
                       md5(? || g) as noise
                from generate_series(?::bigint, ?::bigint) as g),
            made as (
                select g, at, noise, ?::text as own, ?::text as partner,
                       (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(noise, 1, 3)
                        || '8' || substr(noise, 4, 15))::uuid as id
                from numbered),
            """;

    private static final String OUTBOUND = """
            %s
            messages as (
                insert into message (way, id, conversation, family, family_version, sender_state, sender_authority,
                    receiver_state, receiver_authority, urgency, created_at, content_key, agency_mark, agency_key,
                    agency_fingerprint, wire_mark, stage, judged, edition, cleared_at, left_state, moved_at, attempts)
                select 'OUTBOUND', id, id, 'alert', 'v1', own, 'POLICE', partner, 'IMMIGRATION',
                    case when g %% 50 = 0 then 'FLASH' else 'ROUTINE' end, at, sha256(noise::bytea) || noise::bytea,
                    sha256(id::text::bytea), sha256(noise::bytea) || noise::bytea, noise || noise, '', 'DELIVERED',
                    noise || noise, '2026-11', at, 'YES', at + interval '1 second', 2
                from made),
            parts as (
                insert into part (way, id, role, label, size, digest, sealed)
                select 'OUTBOUND', id, role, sha256(noise::bytea) || noise::bytea, 2048,
                    encode(sha256((noise || role)::bytea), 'hex'), sha256(noise::bytea)
                from made, unnest(array['COVER', 'DOCUMENT', 'SHARED', 'LOSSES', 'RECEIPT']) as role)
            insert into fact (way, id, at, step)
            select 'OUTBOUND', id, at + interval '10 milliseconds' * place, step
            from made, unnest(array['SUBMITTED', 'CLEARED', 'SEALED', 'AT_THEIR_GATEWAY', 'AT_THEIR_AGENCY'])
                with ordinality as steps (step, place)
            """;

    private static final String INBOUND = """
            %s
            messages as (
                insert into message (way, id, conversation, family, family_version, sender_state, sender_authority,
                    receiver_state, receiver_authority, urgency, created_at, content_key, wire_mark, stage, judged,
                    edition, cleared_at, left_state, moved_at, attempts, wire_id)
                select 'INBOUND', id, id, 'alert', 'v1', partner, 'POLICE', own, 'IMMIGRATION',
                    case when g %% 50 = 0 then 'FLASH' else 'ROUTINE' end, at, sha256(noise::bytea) || noise::bytea,
                    noise || noise || ':' || noise || noise, 'DELIVERED', noise || noise, '2026-11', at, 'NO',
                    at + interval '1 second', 2, id::text
                from made),
            parts as (
                insert into part (way, id, role, label, size, digest, sealed)
                select 'INBOUND', id, role, sha256(noise::bytea) || noise::bytea, 2048,
                    encode(sha256((noise || role)::bytea), 'hex'), sha256(noise::bytea)
                from made, unnest(array['SHARED', 'RECEIPT', 'LOCALISED', 'LOSSES']) as role),
            told as (
                insert into notice (to_state, way, message, outcome, at, code, taken_by)
                select partner, 'INBOUND', id, 'DELIVERED', at, '', id from made)
            insert into fact (way, id, at, step)
            select 'INBOUND', id, at + interval '10 milliseconds' * place, step
            from made, unnest(array['AT_THEIR_GATEWAY', 'ADMITTED', 'OFFERED', 'AT_THEIR_AGENCY'])
                with ordinality as steps (step, place)
            """;
}
