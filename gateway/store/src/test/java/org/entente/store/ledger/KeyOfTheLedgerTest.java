package org.entente.store.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Statement;
import org.entente.core.failure.PermanentFault;
import org.entente.store.content.OpenVault;
import org.entente.store.database.Database;
import org.entente.store.database.OneDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyOfTheLedgerTest {

    private final Database database = OneDatabase.connected();

    @BeforeEach
    @AfterEach
    void forgetTheKey() {
        database.durably(connection -> {
            try (Statement delete = connection.createStatement()) {
                return delete.executeUpdate("delete from node_key");
            }
        });
    }

    @Test
    void takesTheNodesThatHaveTheFirstOnesKey() {
        var key = new OpenVault();
        KeyOfTheLedger.require(database, key);

        assertThatCode(() -> KeyOfTheLedger.require(database, key)).doesNotThrowAnyException();
    }

    @Test
    void refusesANodeWithAnotherKey() {
        KeyOfTheLedger.require(database, new OpenVault());

        assertThatThrownBy(() -> KeyOfTheLedger.require(database, new OpenVault("another")))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("copy node-key.p12");
    }
}
