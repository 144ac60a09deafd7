package org.entente.core.rollover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.entente.core.ledger.Way;
import org.entente.core.message.StateCode;
import org.junit.jupiter.api.Test;

/** What every keeper of certificate updates must do. */
public interface CertificateUpdatesContract {

    Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    StateCode SUDLAND = new StateCode("QS");

    CertificateUpdates updates();

    @Test
    default void keepsWhatWasSentAgainOnce() {
        CertificateUpdate update = update(Way.INBOUND, UUID.randomUUID().toString());

        assertThat(updates().add(update)).isTrue();
        assertThat(updates().add(update.at(UpdateStage.TURNED_DOWN, "other", NOON)))
                .isFalse();
        assertThat(updates().find(Way.INBOUND, SUDLAND, update.id())).contains(update);
    }

    @Test
    default void tellsBothWaysApart() {
        String id = UUID.randomUUID().toString();
        updates().add(update(Way.INBOUND, id));

        assertThat(updates().find(Way.OUTBOUND, SUDLAND, id)).isEmpty();
        assertThat(updates().add(update(Way.OUTBOUND, id))).isTrue();
    }

    @Test
    default void letsTheFirstOfTwoNodesMoveIt() {
        CertificateUpdate update = update(Way.INBOUND, UUID.randomUUID().toString());
        updates().add(update);
        CertificateUpdate accepted = update.at(UpdateStage.ACCEPTED, "", NOON.plusSeconds(60));

        assertThat(updates().move(update, accepted)).isTrue();
        assertThat(updates().move(update, update.at(UpdateStage.TURNED_DOWN, "late", NOON)))
                .isFalse();
        assertThat(updates().find(Way.INBOUND, SUDLAND, update.id())).contains(accepted);
    }

    @Test
    default void listsTheNewestFirst() {
        CertificateUpdate later = new CertificateUpdate(
                UUID.randomUUID().toString(),
                Way.INBOUND,
                SUDLAND,
                "<later/>",
                UpdateStage.RECEIVED,
                "",
                NOON.plusSeconds(1),
                NOON.plusSeconds(1));
        CertificateUpdate earlier = update(Way.INBOUND, UUID.randomUUID().toString());
        updates().add(earlier);
        updates().add(later);

        assertThat(updates().list(500)).containsSubsequence(later, earlier);
        assertThat(updates().list(1)).hasSize(1);
    }

    private static CertificateUpdate update(Way way, String id) {
        return new CertificateUpdate(id, way, SUDLAND, "<request/>", UpdateStage.RECEIVED, "", NOON, NOON);
    }
}
