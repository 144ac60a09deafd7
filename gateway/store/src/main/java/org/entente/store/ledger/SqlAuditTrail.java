package org.entente.store.ledger;

import java.sql.PreparedStatement;
import org.entente.core.evidence.AuditTrail;
import org.entente.store.database.Database;

/** The audit trail in SQL: each line is durable when {@code write} returns, and none can be changed or removed. */
public final class SqlAuditTrail implements AuditTrail {

    private final Database database;

    public SqlAuditTrail(Database database) {
        this.database = database;
    }

    @Override
    public void write(Line line) {
        database.durably(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into audit (at, door, who, what, subject, code) values (?, ?, ?, ?, ?, ?)")) {
                String code = line.code().map(Enum::name).orElse(null);
                Changes.fill(
                        insert, Rows.at(line.at()), line.door().name(), line.who(), line.what(), line.subject(), code);
                return insert.executeUpdate();
            }
        });
    }
}
