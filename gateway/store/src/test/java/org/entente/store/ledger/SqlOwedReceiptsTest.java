package org.entente.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entente.core.arrival.OwedReceipts.Owed;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.store.database.OneDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlOwedReceiptsTest {

    private static final Instant NOON = AMessage.NOON;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final StateCode SUDLAND = new StateCode("QS");

    private final SqlOwedReceipts oneNode = new SqlOwedReceipts(OneDatabase.connected());
    private final SqlOwedReceipts otherNode = new SqlOwedReceipts(OneDatabase.connected());
    private final MessageId id = new MessageId(UUID.randomUUID());

    @AfterEach
    void settle() {
        oneNode.settle(id);
    }

    @Test
    void givesAnOwedReceiptToOneNodeUntilItsLeaseEnds() {
        oneNode.owe(SUDLAND, id, NOON);

        assertThat(oneNode.claim(SUDLAND, NOON, LEASE, 10)).containsExactly(new Owed(id, 1));
        assertThat(otherNode.claim(SUDLAND, NOON, LEASE, 10)).isEmpty();
        assertThat(otherNode.claim(SUDLAND, NOON.plus(LEASE), LEASE, 10)).containsExactly(new Owed(id, 2));
    }

    @Test
    void keepsPartnersApart() {
        oneNode.owe(SUDLAND, id, NOON);

        assertThat(oneNode.claim(new StateCode("QT"), NOON, LEASE, 10)).isEmpty();
        assertThat(oneNode.claim(SUDLAND, NOON, LEASE, 10)).hasSize(1);
    }

    @Test
    void owesAgainWhatIsAskedForAgain() {
        oneNode.owe(SUDLAND, id, NOON);
        oneNode.claim(SUDLAND, NOON, LEASE, 10);

        oneNode.owe(SUDLAND, id, NOON);

        assertThat(otherNode.claim(SUDLAND, NOON, LEASE, 10)).containsExactly(new Owed(id, 1));
    }

    @Test
    void forgetsWhatIsSettledAndWaitsWithWhatIsPostponed() {
        oneNode.owe(SUDLAND, id, NOON);
        oneNode.claim(SUDLAND, NOON, LEASE, 10);
        oneNode.postpone(id, NOON.plusSeconds(5));

        List<Owed> early = oneNode.claim(SUDLAND, NOON.plusSeconds(4), LEASE, 10);
        List<Owed> due = oneNode.claim(SUDLAND, NOON.plusSeconds(5), LEASE, 10);
        oneNode.settle(id);

        assertThat(early).isEmpty();
        assertThat(due).containsExactly(new Owed(id, 2));
        assertThat(oneNode.claim(SUDLAND, NOON.plusSeconds(600), LEASE, 10)).isEmpty();
    }
}
