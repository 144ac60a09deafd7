package org.entente.core.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.entente.core.casework.CaseView.Line;
import org.entente.core.completeness.CanonicalReader;
import org.entente.core.completeness.Completeness;
import org.entente.core.completeness.Requirement;
import org.entente.core.completeness.Requirement.Force;
import org.entente.core.deadline.Reckoning;
import org.entente.core.deadline.WorkingCalendars;
import org.entente.core.language.SharedMessage;
import org.entente.core.language.SharedXml;
import org.entente.core.lifecycle.ItemState;
import org.entente.core.lifecycle.RequestOutcome;
import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;
import org.entente.schemas.SchemaFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published examples tell one request for legal assistance from its opening to its closing. */
class TheWholeConversationTest {

    private static final List<String> CASE = List.of(
            "mla-request/v1/examples/bank-records-monitoring-and-a-hearing.xml",
            "acknowledgement/v1/examples/request-taken-over-by-a-prosecutor.xml",
            "more-info-needed/v1/examples/two-branches-and-no-questions.xml",
            "supplement/v1/examples/branch-and-questions.xml",
            "partial-reply/v1/examples/bank-records-are-here.xml",
            "refusal/v1/examples/no-such-measure-here.xml",
            "postponement/v1/examples/until-the-judgment.xml",
            "status-report/v1/examples/one-done-one-refused-one-waiting.xml",
            "reply/v1/examples/last-item-executed.xml",
            "feedback/v1/examples/records-read-out-in-court.xml");

    private static final SharedXml SHARED = new SharedXml(new SafeXml(XmlLimits.standard()));

    private final CaseReader reader = new CaseReader();
    private final CaseReplay replay = new CaseReplay(WorkingCalendars.builtIn(), (one, other) -> Reckoning.USUAL);

    @Test
    void endsWithTwoMeasuresExecutedAndOneRefusedWithGroundAndInstrument() {
        CaseView view = view(CASE.size());

        CaseView.Request request = view.requests().getFirst();
        assertThat(view.timeline())
                .hasSize(CASE.size())
                .noneMatch(event -> event.noEffect().isPresent());
        assertThat(request.outcome().kind()).isEqualTo(RequestOutcome.Kind.EXECUTED);
        assertThat(request.items()).extracting(Line::state).containsOnly(ItemState.CLOSED);
        assertThat(request.items())
                .extracting(line -> line.outcome().orElseThrow())
                .containsExactly(ItemState.EXECUTED, ItemState.REFUSED, ItemState.EXECUTED);
        assertThat(request.items().get(1).because()).isEqualTo("R03 UNTOC-18");
    }

    @Test
    void standsWhereItsMessagesHaveBroughtItSoFar() {
        assertThat(states(1)).containsExactly(ItemState.SENT, ItemState.SENT, ItemState.SENT);
        assertThat(states(2)).containsOnly(ItemState.ACKNOWLEDGED);
        assertThat(states(3)).containsExactly(ItemState.MORE_INFO, ItemState.ACKNOWLEDGED, ItemState.MORE_INFO);
        assertThat(states(4)).containsExactly(ItemState.IN_PROGRESS, ItemState.ACKNOWLEDGED, ItemState.IN_PROGRESS);
        assertThat(states(7)).containsExactly(ItemState.EXECUTED, ItemState.REFUSED, ItemState.POSTPONED);
        assertThat(view(8).requests().getFirst().outcome().kind()).isEqualTo(RequestOutcome.Kind.OPEN);
        assertThat(states(9)).containsExactly(ItemState.EXECUTED, ItemState.REFUSED, ItemState.EXECUTED);
    }

    @Test
    void isTheSameForBothStatesInWhateverOrderTheMessagesCame() {
        List<CaseMessage> there = new ArrayList<>(messages(CASE.size()));
        Collections.shuffle(there, new Random(7));

        assertThat(replay.of(messages(1).getFirst().links().conversation(), there))
                .isEqualTo(view(CASE.size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mla-request/v1/examples/bank-records-monitoring-and-a-hearing.xml",
                "mla-request/v1/examples/preserved-mailbox.xml",
                "mla-request/v1/examples/prisoner-as-witness.xml",
                "mla-request/v1/examples/witness-by-video-and-search.xml",
                "disclosure-order/v1/examples/messenger-traffic-by-order-of-a-judge.xml",
                "disclosure-order/v1/examples/seller-of-antiquities.xml",
                "disclosure-order/v1/examples/threat-for-tonight.xml"
            })
    void everyPublishedRequestTellsWhatItsInstrumentWants(String example) {
        List<Requirement> missing = Completeness.current().missing(new CanonicalReader().read(message(example)));

        assertThat(missing).filteredOn(rule -> rule.force() == Force.MUST).isEmpty();
    }

    private List<ItemState> states(int messages) {
        return view(messages).requests().getFirst().items().stream()
                .map(Line::state)
                .toList();
    }

    private CaseView view(int messages) {
        return replay.of(messages(1).getFirst().links().conversation(), messages(messages));
    }

    private List<CaseMessage> messages(int number) {
        return CASE.subList(0, number).stream()
                .map(example -> reader.read(message(example)))
                .toList();
    }

    private static SharedMessage message(String example) {
        return SHARED.parse(new SchemaFile("families/" + example, "example").bytes());
    }
}
