package org.entente.integration.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.integration.oracle.Event.At;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle shouts at every kind of loss and repetition, and stays calm otherwise. */
class OracleTest {

    private static final Testimony SETTLED = ledgers("DELIVERED", "DELIVERED");

    @Test
    void aPromiseThatWasKeptIsGood() {
        List<At> journal = journal(accepted(true), fetched("id-1", "key-1"), new Event.Confirmed("id-1"));

        Verdict verdict = Oracle.judge(journal, SETTLED);

        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.accepted()).isEqualTo(1);
        assertThat(verdict.recovered()).isZero();
    }

    @Test
    void anAlertThatWasInDoubtAndArrivedIsRecovered() {
        List<At> journal = journal(accepted(false), fetched("id-1", "key-1"), new Event.Confirmed("id-1"));

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
        List<At> unanswered = journal(accepted(true), fetched("id-1", "key-1"));

        assertThat(Oracle.judge(unanswered, SETTLED).isGood()).isTrue();
        assertThat(Oracle.judge(unanswered, ledgers("RECEIPTED", "OFFERED")).isGood())
                .isFalse();
    }

    @Test
    void aRepetitionBeforeTheConfirmationIsAllowedAndAfterItIsNot() {
        List<At> before = journal(
                accepted(true), fetched("id-1", "key-1"), fetched("id-1", "key-1"), new Event.Confirmed("id-1"));
        List<At> after = journal(
                accepted(true), fetched("id-1", "key-1"), new Event.Confirmed("id-1"), fetched("id-1", "key-1"));

        assertThat(Oracle.judge(before, SETTLED).isGood()).isTrue();
        assertThat(Oracle.judge(after, SETTLED).duplicated()).hasSize(1);
    }

    @Test
    void oneAlertUnderTwoIdsIsADuplicate() {
        List<At> accepted = journal(accepted(true), new Event.Accepted("key-1", "id-2", false));
        List<At> delivered = journal(accepted(true), fetched("id-1", "key-1"), fetched("id-2", "key-1"));

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
        List<At> journal = journal(accepted(true), fetched("id-1", "key-1"), new Event.Confirmed("id-1"));

        Verdict verdict = Oracle.judge(journal, ledgers("WAITING", "DELIVERED"));

        assertThat(verdict.unsettled()).hasSize(1);
        assertThat(verdict.lost()).isEmpty();
    }

    @Test
    void whatStillLiesInTheInboxIsUnsettled() {
        List<At> journal = journal(accepted(true), fetched("id-1", "key-1"), new Event.Confirmed("id-1"));
        var stillOffered = new Testimony(SETTLED.sender(), SETTLED.receiver(), Set.of("id-1"));

        assertThat(Oracle.judge(journal, stillOffered).unsettled()).hasSize(1);
    }

    @Test
    void anAttachmentThatCameOutOtherThanItWentInIsUnexpected() {
        List<At> journal = journal(accepted(true), new Event.Fetched("id-1", "key-1", "another"));

        assertThat(Oracle.judge(journal, SETTLED).unexpected()).hasSize(1);
    }

    @Test
    void aJournalIsReadAsItWasWritten(@TempDir Path folder) throws Exception {
        List<Event> all = List.of(
                new Event.Asked("key-1", "digest"),
                accepted(false),
                new Event.Fetched("id-1", "key-1", "digest"),
                new Event.Confirmed("id-1"),
                new Event.Struck("killed RECEIVER 1"));
        try (var journal = new Journal(folder.resolve("journal.jsonl"), Clock.systemUTC())) {
            all.forEach(journal::write);
        }

        List<At> read = Journal.read(folder.resolve("journal.jsonl"));

        assertThat(read).extracting(At::event).containsExactlyElementsOf(all);
    }

    private static Testimony ledgers(String atSender, String atReceiver) {
        return new Testimony(Map.of("id-1", atSender), Map.of("id-1", atReceiver), Set.of());
    }

    private static List<At> journal(Event... events) {
        var journal = new ArrayList<>(List.of(new At(0, new Event.Asked("key-1", ""))));
        for (Event event : events) {
            journal.add(new At(journal.size(), event));
        }
        return journal;
    }

    private static Event accepted(boolean atFirstTry) {
        return new Event.Accepted("key-1", "id-1", atFirstTry);
    }

    private static Event fetched(String id, String key) {
        return new Event.Fetched(id, key, "");
    }
}
