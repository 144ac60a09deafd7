package org.entente.store.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.core.ledger.Way;
import org.entente.core.message.StateCode;
import org.entente.core.rollover.CertificateUpdate;
import org.entente.core.rollover.CertificateUpdates;
import org.entente.core.rollover.UpdateStage;
import org.entente.store.database.Database;

/** Updates of certificates in SQL; kept for two years. */
public final class SqlCertificateUpdates implements CertificateUpdates {

    private static final Duration KEPT = Duration.ofDays(730);

    private static final String ADD = "insert into certificate_update"
            + " (id, way, partner, request, stage, note, created, changed) values (?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict do nothing";

    private static final String MOVE = "update certificate_update set stage = ?, note = ?, changed = ?"
            + " where way = ? and partner = ? and id = ? and stage = ?";

    private static final String READ =
            "select id, way, partner, request, stage, note, created, changed from certificate_update";

    private final Database database;

    public SqlCertificateUpdates(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(CertificateUpdate update) {
        return database.durably(connection -> {
            forget(connection, update.created().minus(KEPT));
            try (PreparedStatement insert = connection.prepareStatement(ADD)) {
                return Changes.fill(
                                        insert,
                                        update.id(),
                                        update.way().name(),
                                        update.partner().value(),
                                        update.request(),
                                        update.stage().name(),
                                        update.note(),
                                        Rows.at(update.created()),
                                        Rows.at(update.changed()))
                                .executeUpdate()
                        == 1;
            }
        });
    }

    @Override
    public List<CertificateUpdate> list(int most) {
        return database.quickly(connection -> {
            try (PreparedStatement query = connection.prepareStatement(READ + " order by created desc, id limit ?")) {
                return read(Changes.fill(query, most));
            }
        });
    }

    @Override
    public Optional<CertificateUpdate> find(Way way, StateCode partner, String id) {
        return database.quickly(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement(READ + " where way = ? and partner = ? and id = ?")) {
                return read(Changes.fill(query, way.name(), partner.value(), id)).stream()
                        .findFirst();
            }
        });
    }

    @Override
    public boolean move(CertificateUpdate before, CertificateUpdate next) {
        return database.durably(connection -> {
            try (PreparedStatement update = connection.prepareStatement(MOVE)) {
                return Changes.fill(
                                        update,
                                        next.stage().name(),
                                        next.note(),
                                        Rows.at(next.changed()),
                                        before.way().name(),
                                        before.partner().value(),
                                        before.id(),
                                        before.stage().name())
                                .executeUpdate()
                        == 1;
            }
        });
    }

    private static List<CertificateUpdate> read(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            List<CertificateUpdate> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new CertificateUpdate(
                        rows.getString("id"),
                        Way.valueOf(rows.getString("way")),
                        new StateCode(rows.getString("partner")),
                        rows.getString("request"),
                        UpdateStage.valueOf(rows.getString("stage")),
                        rows.getString("note"),
                        Rows.instant(rows, "created"),
                        Rows.instant(rows, "changed")));
            }
            return List.copyOf(found);
        }
    }

    private static int forget(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from certificate_update where changed < ?")) {
            return Changes.fill(delete, Rows.at(before)).executeUpdate();
        }
    }
}
