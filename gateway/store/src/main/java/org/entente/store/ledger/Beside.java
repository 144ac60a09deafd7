package org.entente.store.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entente.core.content.Locator;
import org.entente.core.content.Part;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.Notice;
import org.jspecify.annotations.Nullable;

/**
 * What a change writes beside a message's row: parts, facts, a notice; sealed before the commit begins.
 *
 * <p>Row and company go to the database in one statement: a change costs one way there and back, and where the row is
 * not written, nothing is.
 */
final class Beside {

    private static final String PARTS =
            ", parts as (insert into part (way, id, role, label, size, digest, sealed, file)"
                    + " select way, id, role, label, size, digest, sealed, file from changed,"
                    + " unnest(?::text[], ?::bytea[], ?::bigint[], ?::text[], ?::bytea[], ?::uuid[]) with ordinality"
                    + " as given (role, label, size, digest, sealed, file, place) order by place)";
    private static final String FACTS = ", facts as (insert into fact (way, id, at, step, code, detail)"
            + " select way, id, at::timestamptz, step, code, detail from changed, unnest(?::text[], ?::text[],"
            + " ?::text[], ?::bytea[]) with ordinality as given (at, step, code, detail, place) order by place)";
    private static final String NOTICE =
            ", notices as (insert into notice (to_state, way, message, outcome, at, code, explanation)"
                    + " select ?, way, id, ?, ?::text::timestamptz, ?, ? from changed)";

    private final List<Part> parts;
    private final byte[][] labels;
    private final List<Fact> facts;
    private final byte @Nullable [][] details;
    private final Optional<Notice> notice;
    private final byte @Nullable [] explanation;

    Beside(Words.Of words, List<Part> parts, List<Fact> facts, Optional<Notice> notice) {
        this.parts = parts;
        this.labels = parts.stream().map(words::label).toArray(byte[][]::new);
        this.facts = facts;
        this.details = facts.stream().map(fact -> words.sentence(fact.detail())).toArray(byte[][]::new);
        this.notice = notice;
        this.explanation =
                notice.map(told -> words.sentence(told.explanation())).orElse(null);
    }

    /**
     * Writes the row and all this.
     *
     * @param change gives way and id of the one message that it changes
     * @return false when the change met no row, or a row was in its way; then nothing was written
     */
    boolean write(Connection connection, String change, @Nullable Object... values) throws SQLException {
        String sql = "with changed as (" + change + ")"
                + (parts.isEmpty() ? "" : PARTS)
                + (facts.isEmpty() ? "" : FACTS)
                + (notice.isPresent() ? NOTICE : "")
                + " select count(*) from changed";
        try (PreparedStatement statement = Changes.fill(connection.prepareStatement(sql), values)) {
            fill(connection, statement, values.length + 1);
            try (ResultSet count = statement.executeQuery()) {
                return count.next() && count.getInt(1) == 1;
            }
        }
    }

    private void fill(Connection connection, PreparedStatement statement, int first) throws SQLException {
        int next = first;
        if (!parts.isEmpty()) {
            for (Object[] column : partColumns()) {
                statement.setArray(next++, connection.createArrayOf(typeOf(column), column));
            }
        }
        if (!facts.isEmpty()) {
            for (Object[] column : factColumns()) {
                statement.setArray(next++, connection.createArrayOf(typeOf(column), column));
            }
        }
        if (notice.isPresent()) {
            Notice told = notice.get();
            statement.setString(next++, told.to().value());
            statement.setString(next++, told.outcome().name());
            statement.setString(next++, told.at().toString());
            statement.setString(next++, told.code());
            statement.setBytes(next, explanation);
        }
    }

    private List<Object[]> partColumns() {
        return List.of(
                strings(parts, part -> part.role().name()),
                labels,
                parts.stream().map(Part::size).toArray(Long[]::new),
                strings(parts, part -> part.digest().hex()),
                parts.stream().map(Beside::sealed).toArray(byte[][]::new),
                parts.stream().map(Beside::file).toArray(UUID[]::new));
    }

    private List<Object[]> factColumns() {
        return List.of(
                strings(facts, fact -> instant(fact.at())),
                strings(facts, fact -> fact.step().name()),
                strings(facts, fact -> fact.code().map(Enum::name).orElse(null)),
                details);
    }

    private static <T> @Nullable String[] strings(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static String instant(Instant at) {
        return at.toString();
    }

    private static byte @Nullable [] sealed(Part part) {
        return part.locator() instanceof Locator.Inline inline ? inline.sealed() : null;
    }

    private static @Nullable UUID file(Part part) {
        return part.locator() instanceof Locator.Filed filed ? filed.file() : null;
    }

    private static String typeOf(Object[] column) {
        return switch (column) {
            case String[] text -> "text";
            case Long[] number -> "bigint";
            case UUID[] id -> "uuid";
            default -> "bytea";
        };
    }
}
