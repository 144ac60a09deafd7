package org.entente.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.core.failure.TemporaryFault;
import org.entente.store.database.Database;
import org.entente.store.database.OneDatabase;
import org.junit.jupiter.api.Test;

class PulseTest {

    private static final Pulse.Timing QUICK = new Pulse.Timing(Duration.ofMillis(50), Duration.ofMillis(400));
    private static final Pulse.Timing SLOW = new Pulse.Timing(Duration.ofHours(1), Duration.ofHours(1));

    private final Database database = OneDatabase.connected();
    private final String name = "node-" + UUID.randomUUID();
    private final AtomicBoolean isLost = new AtomicBoolean();

    @Test
    void refusesANameThatALivingProcessBears() {
        try (var bearer = new Pulse(database, name, UUID.randomUUID(), QUICK, () -> {})) {
            assertThat(bearer).isNotNull();

            assertThatThrownBy(() -> new Pulse(database, name, UUID.randomUUID(), QUICK, () -> {}))
                    .isInstanceOf(TemporaryFault.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining("state.node");
        }
    }

    @Test
    void takesTheNameOfADeadProcessAtOnce() {
        new Pulse(database, name, UUID.randomUUID(), SLOW, () -> {}).close();

        try (var next = new Pulse(database, name, UUID.randomUUID(), QUICK, () -> isLost.set(true))) {
            assertThat(next).isNotNull();
            assertThat(isLost).isFalse();
        }
    }

    @Test
    void endsAProcessThatWakesAfterAnotherTookItsName() {
        try (var sleeper = new Pulse(database, name, UUID.randomUUID(), QUICK, () -> isLost.set(true))) {
            assertThat(sleeper).isNotNull();

            takeTheName();

            await().atMost(Duration.ofSeconds(10)).untilTrue(isLost);
        }
    }

    private void takeTheName() {
        database.durably(connection -> update(connection, "update node set life = gen_random_uuid() where name = ?"));
    }

    private int update(Connection connection, String sql) throws SQLException {
        try (var statement = Changes.fill(connection.prepareStatement(sql), name)) {
            return statement.executeUpdate();
        }
    }
}
