package org.entente.store.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.replay.ReplayOrder;

/** The questions about messages that stand still: which of them, for which cause, how often tried again. */
final class Standstill {

    static final String FAILED = "stage in ('QUARANTINED', 'HELD', 'BROKEN')";
    static final String PARTNER = "case when way = 'OUTBOUND' then receiver_state else sender_state end";

    private static final String OWN_FACTS = "from fact where fact.way = message.way and fact.id = message.id";
    private static final String LAST_CAUSE = OWN_FACTS + " and code is not null order by seq desc limit 1)";
    private static final String CAUSE = "(select code " + LAST_CAUSE;
    private static final String TIMES = "(select count(*) " + OWN_FACTS + " and step = 'REPLAYED')";

    /** What an operator sees of a message. */
    static final String SEEN =
            "id, moved_at, content_key, " + TIMES + " as again, (select detail " + LAST_CAUSE + " as why";

    static final String GROUPS = "select way, stage, cause, partner, count(*) as number,"
            + " count(*) filter (where times > 0) as again, min(moved_at) as oldest,"
            + " (array_agg(id order by moved_at))[1] as sample from (select way, id, stage, moved_at, " + PARTNER
            + " as partner, " + CAUSE + " as cause, " + TIMES + " as times from message where " + FAILED
            + ") as failed group by way, stage, cause, partner order by number desc";

    private final StringBuilder condition = new StringBuilder(FAILED);
    private final List<Object> values = new ArrayList<>();

    private Standstill() {}

    /** A question and what it is asked with. */
    record Query(String sql, Object[] values) {
        @Override
        public boolean equals(Object other) {
            return other == this;
        }

        @Override
        public int hashCode() {
            return sql.hashCode();
        }

        @Override
        public String toString() {
            return "Query[" + sql + "]";
        }
    }

    static Standstill of(ReplayOrder order) {
        var found = new Standstill();
        found.and("way = ?", order.way().name());
        order.code().ifPresent(code -> found.and("stage = ?", order.stage().name()));
        order.code().ifPresent(code -> found.and("coalesce(" + CAUSE + ", 'BROKEN') = ?", code.name()));
        order.partner().map(StateCode::value).ifPresent(state -> found.and(PARTNER + " = ?", state));
        order.message().map(MessageId::value).ifPresent(id -> found.and("id = ?", id));
        return found;
    }

    Standstill before(Instant at) {
        and("moved_at <= ?", Rows.at(at));
        return this;
    }

    private void and(String more, Object value) {
        condition.append(" and ").append(more);
        values.add(value);
    }

    String count() {
        return "select count(*) as number from message where " + condition;
    }

    Object[] values() {
        return values.toArray();
    }

    Query oldest(String columns, int most) {
        List<Object> all = new ArrayList<>(values);
        all.add(most);
        return new Query(
                "select " + columns + " from message where " + condition + " order by moved_at limit ?", all.toArray());
    }
}
