package org.entente.store.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.entente.core.approval.TrustActs;
import org.entente.core.approval.WrittenAct;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.store.database.Database;

/** The acts of trust in SQL: one table for all nodes of a State, in which each number is taken once. */
public final class SqlTrustActs implements TrustActs {

    private final Database database;

    public SqlTrustActs(Database database) {
        this.database = database;
    }

    @Override
    public List<WrittenAct> all() {
        return database.quickly(connection -> {
            try (PreparedStatement query =
                            connection.prepareStatement("select text, signature from trust_act order by number");
                    ResultSet rows = query.executeQuery()) {
                List<WrittenAct> acts = new ArrayList<>();
                while (rows.next()) {
                    acts.add(new WrittenAct(rows.getString("text"), rows.getBytes("signature")));
                }
                return List.copyOf(acts);
            }
        });
    }

    @Override
    public void append(WrittenAct act) {
        long number = act.act().number();
        int written = database.durably(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into trust_act (number, text, signature) values (?, ?, ?) on conflict do nothing")) {
                return Changes.fill(insert, number, act.text(), act.signature()).executeUpdate();
            }
        });
        if (written == 0) {
            throw new Refused(FailureCode.REQUEST_MALFORMED, "Another act has taken the number " + number);
        }
    }
}
