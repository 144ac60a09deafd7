package org.entente.integration.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.entente.integration.crash.Journal.Event;
import org.entente.integration.crash.Oracle.Evidence;
import org.entente.integration.crash.Oracle.Verdict;
import org.junit.jupiter.api.Test;

/** The oracle shouts at every kind of loss and repetition, and stays calm otherwise. */
class OracleTest {

    private static final Map<String, Evidence> SETTLED = Map.of("id-1", new Evidence("DELIVERED", "DELIVERED"));

    @Test
    void aPromiseThatWasKeptIsGood() {
        Journal journal = journal(accepted(true), fetched("id-1", "key-1"), new Event.Confirmed("id-1"));

        Verdict verdict = Oracle.judge(journal, SETTLED);

        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.accepted()).isEqualTo(1);
        assertThat(verdict.recovered()).isZero();
    }

    @Test
    void anAlertThatWasInDoubtAndArrivedIsRecovered() {
        Journal journal = journal(accepted(false), fetched("id-1", "key-1"), new Event.Confirmed("id-1"));

        assertThat(Oracle.judge(journal, SETTLED).recovered()).isEqualTo(1);
    }

    @Test
    void anAcceptedAlertThatNobodyWasGivenIsLost() {
        Verdict verdict = Oracle.judge(journal(accepted(true)), SETTLED);

        assertThat(verdict.lost()).containsExactly("key-1");
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void aConfirmationWhoseAnswerWasLostIsGoodWhenBothLedgersHaveIt() {
        Journal unanswered = journal(accepted(true), fetched("id-1", "key-1"));

        assertThat(Oracle.judge(unanswered, SETTLED).isGood()).isTrue();
        assertThat(Oracle.judge(unanswered, Map.of("id-1", new Evidence("RECEIPTED", "OFFERED")))
                        .isGood())
                .isFalse();
    }

    @Test
    void aRepetitionBeforeTheConfirmationIsAllowedAndAfterItIsNot() {
        Journal before = journal(
                accepted(true), fetched("id-1", "key-1"), fetched("id-1", "key-1"), new Event.Confirmed("id-1"));
        Journal after = journal(
                accepted(true), fetched("id-1", "key-1"), new Event.Confirmed("id-1"), fetched("id-1", "key-1"));

        assertThat(Oracle.judge(before, SETTLED).isGood()).isTrue();
        assertThat(Oracle.judge(after, SETTLED).duplicated()).hasSize(1);
    }

    @Test
    void oneAlertUnderTwoIdsIsADuplicate() {
        Journal accepted = journal(accepted(true), new Event.Accepted("key-1", "id-2", false));
        Journal delivered = journal(accepted(true), fetched("id-1", "key-1"), fetched("id-2", "key-1"));

        assertThat(Oracle.judge(accepted, SETTLED).duplicated()).hasSize(1);
        assertThat(Oracle.judge(delivered, SETTLED).duplicated()).hasSize(1);
    }

    @Test
    void whatNobodySentIsUnexpected() {
        assertThat(Oracle.judge(journal(fetched("id-9", "key-9")), SETTLED).unexpected())
                .hasSize(1);
    }

    @Test
    void ledgersThatDisagreeAreUnsettled() {
        Journal journal = journal(accepted(true), fetched("id-1", "key-1"), new Event.Confirmed("id-1"));

        Verdict verdict = Oracle.judge(journal, Map.of("id-1", new Evidence("WAITING", "DELIVERED")));

        assertThat(verdict.unsettled()).hasSize(1);
        assertThat(verdict.lost()).isEmpty();
    }

    private static Journal journal(Event... events) {
        var journal = new Journal();
        journal.write(new Event.Asked("key-1"));
        for (Event event : events) {
            journal.write(event);
        }
        return journal;
    }

    private static Event accepted(boolean atFirstTry) {
        return new Event.Accepted("key-1", "id-1", atFirstTry);
    }

    private static Event fetched(String id, String key) {
        return new Event.Fetched(id, key);
    }
}
