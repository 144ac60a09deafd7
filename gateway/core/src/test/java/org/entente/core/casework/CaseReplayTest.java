package org.entente.core.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.entente.core.casework.CaseMessage.Asked;
import org.entente.core.casework.CaseMessage.Due;
import org.entente.core.casework.CaseMessage.Step;
import org.entente.core.casework.CaseView.Line;
import org.entente.core.casework.CaseView.NoEffect;
import org.entente.core.deadline.Reckoning;
import org.entente.core.deadline.Term;
import org.entente.core.deadline.UrgencyClocks;
import org.entente.core.deadline.WorkingCalendar;
import org.entente.core.deadline.WorkingCalendars;
import org.entente.core.lifecycle.Act;
import org.entente.core.lifecycle.ItemState;
import org.entente.core.lifecycle.RequestOutcome;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;
import org.junit.jupiter.api.Test;

class CaseReplayTest {

    private static final Desk NORLAND = new Desk(new StateCode("QN"), AuthorityKind.CENTRAL_AUTHORITY);
    private static final Desk SUDLAND = new Desk(new StateCode("QS"), AuthorityKind.CENTRAL_AUTHORITY);
    private static final Desk ESTMARK = new Desk(new StateCode("QT"), AuthorityKind.CENTRAL_AUTHORITY);
    private static final Instant MONDAY = Instant.parse("2026-10-05T08:00:00Z");
    private static final CaseId CASE = new CaseId(new UUID(0, 1));

    private final CaseReplay replay = new CaseReplay(WorkingCalendars.builtIn(), (one, other) -> Reckoning.USUAL);

    @Test
    void tellsARequestWithThreeMeasuresFromItsOpeningToItsClosing() {
        CaseView view = replay.of(CASE, theWholeCase());

        CaseView.Request request = view.requests().getFirst();
        assertThat(request.outcome().kind()).isEqualTo(RequestOutcome.Kind.EXECUTED);
        assertThat(request.outcome().counts())
                .containsEntry(ItemState.EXECUTED, 2L)
                .containsEntry(ItemState.REFUSED, 1L);
        assertThat(request.items()).extracting(Line::state).containsOnly(ItemState.CLOSED);
        assertThat(request.items())
                .extracting(line -> line.outcome().orElseThrow())
                .containsExactly(ItemState.EXECUTED, ItemState.REFUSED, ItemState.EXECUTED);
        assertThat(request.items().get(1).because()).isEqualTo("R09 UNTOC-18");
        assertThat(request.acknowledgeBy()).contains(MONDAY.plus(Duration.ofHours(2)));
        assertThat(view.timeline())
                .hasSize(9)
                .noneMatch(event -> event.noEffect().isPresent());
        assertThat(view.timeline().get(5).did()).containsExactly("REFUSE 2 R09 UNTOC-18");
    }

    @Test
    void isTheSameCaseInWhateverOrderAndHoweverOftenItsMessagesCome() {
        CaseView told = replay.of(CASE, theWholeCase());

        for (long seed = 0; seed < 200; seed++) {
            List<CaseMessage> mixed = new ArrayList<>(theWholeCase());
            mixed.addAll(theWholeCase().subList(2, 6));
            Collections.shuffle(mixed, new Random(seed));

            assertThat(replay.of(CASE, mixed)).as("Seed %d", seed).isEqualTo(told);
        }
    }

    @Test
    void everyBeginningOfACaseIsACase() {
        List<CaseMessage> whole = theWholeCase();

        assertThat(stateOf(whole.subList(0, 1), 1)).isEqualTo(ItemState.SENT);
        assertThat(stateOf(whole.subList(0, 2), 1)).isEqualTo(ItemState.ACKNOWLEDGED);
        assertThat(stateOf(whole.subList(0, 3), 1)).isEqualTo(ItemState.MORE_INFO);
        assertThat(stateOf(whole.subList(0, 4), 1)).isEqualTo(ItemState.IN_PROGRESS);
        assertThat(replay.of(CASE, whole.subList(0, 7))
                        .requests()
                        .getFirst()
                        .outcome()
                        .kind())
                .isEqualTo(RequestOutcome.Kind.OPEN);
    }

    @Test
    void theClockStandsWhileMoreIsAskedAndTheTermIsLongerByIt() {
        CaseMessage asked = request(1, Optional.of(new Due(MONDAY.plus(Duration.ofDays(2)), false, "UNTOC 18(24)")));
        CaseMessage more = answer(2, asked, 10, step(Act.ASK_MORE, 1));
        CaseMessage supplement = fromNorland(3, more, 20, step(Act.SUPPLY, 1));

        Line standing = line(List.of(asked, more), 1);
        Line running = line(List.of(asked, more, supplement), 1);

        assertThat(standing.clockStands()).isTrue();
        assertThat(standing.dueAt()).isEmpty();
        assertThat(running.clockStands()).isFalse();
        assertThat(running.dueAt()).contains(MONDAY.plus(Duration.ofHours(58)));
        assertThat(line(List.of(asked, more), 2).dueAt()).contains(MONDAY.plus(Duration.ofDays(2)));
    }

    @Test
    void workingDaysAreThoseOfTheStateThatWasAsked() {
        Instant sundayNight = Instant.parse("2026-10-11T20:00:00Z"); // five Sudlandish working days after Monday
        CaseMessage asked = request(1, Optional.of(new Due(sundayNight, true, "Dir. 2024/1640")));
        CaseMessage postponed = answer(2, asked, 24, step(Act.POSTPONE, 1));
        CaseMessage resumed = answer(3, asked, 48, step(Act.START, 1));

        assertThat(line(List.of(asked), 1).dueAt()).contains(sundayNight);
        assertThat(line(List.of(asked, postponed, resumed), 1).dueAt()).contains(sundayNight.plus(Duration.ofDays(2)));
    }

    @Test
    void reckonsByTheClocksAndCalendarsOfThatPairOfStates() {
        var usual = UrgencyClocks.standard();
        var clocks = new UrgencyClocks(
                usual.flash(), usual.urgent(), new Term.Hours(Duration.ofMinutes(30)), usual.routine());
        var sudlandsDays = new WorkingCalendar(
                SUDLAND.state(), ZoneOffset.UTC, Set.of(DayOfWeek.TUESDAY), Set.of(), LocalDate.MAX);
        var agreed = new Reckoning(clocks, Map.of(SUDLAND.state(), sudlandsDays));
        var replayed = new CaseReplay(
                WorkingCalendars.builtIn(),
                (one, other) ->
                        Set.of(one, other).equals(Set.of(NORLAND.state(), SUDLAND.state())) ? agreed : Reckoning.USUAL);
        Instant thursday = Instant.parse("2026-10-08T00:00:00Z");
        CaseMessage asked = request(1, Optional.of(new Due(thursday, true, "agreed")));
        CaseMessage postponed = answer(2, asked, 24, step(Act.POSTPONE, 1));
        CaseMessage resumed = answer(3, asked, 25, step(Act.START, 1));

        CaseView.Request request =
                replayed.of(CASE, List.of(asked, postponed, resumed)).requests().getFirst();

        assertThat(request.acknowledgeBy()).contains(MONDAY.plus(Duration.ofMinutes(30)));
        assertThat(request.items().getFirst().dueAt()).contains(thursday);
    }

    @Test
    void aDateInThePastIsDueAtOnce() {
        CaseMessage late = request(1, Optional.of(new Due(MONDAY.minusSeconds(60), false, "x")));
        CaseMessage lateToday = request(1, Optional.of(new Due(MONDAY.minusSeconds(60), true, "x")));

        assertThat(line(List.of(late), 1).dueAt()).contains(MONDAY.plusMillis(1));
        assertThat(line(List.of(lateToday), 1).dueAt()).contains(Instant.parse("2026-10-06T20:00:00Z"));
    }

    @Test
    void moreTimeMovesTheEndOfWhatIsStillOpen() {
        Instant due = MONDAY.plus(Duration.ofDays(2));
        CaseMessage asked = request(1, Optional.of(new Due(due, false, "x")));
        var until = new Step(Act.START, Set.of(1), "TAKEN", Optional.of(due.plusSeconds(60)));
        CaseMessage extension = answer(2, asked, 3, until);
        CaseMessage backwards = answer(3, asked, 4, new Step(Act.START, Set.of(1), "TAKEN", Optional.of(MONDAY)));

        assertThat(line(List.of(asked, extension), 1).dueAt()).contains(due.plusSeconds(60));
        assertThat(line(List.of(asked, extension), 1).state()).isEqualTo(ItemState.SENT);
        assertThat(line(List.of(asked, extension, backwards), 1).dueAt()).contains(due.plusSeconds(60));
        assertThat(replay.of(CASE, List.of(asked, extension))
                        .timeline()
                        .getLast()
                        .did())
                .containsExactly("EXTEND 1 TAKEN");
    }

    @Test
    void anAnswerToASupersededQueryIsKeptAndHasNoEffect() {
        CaseMessage first = request(1, Optional.empty());
        CaseMessage anew = superseding(2, first, 5);
        CaseMessage late = answer(3, first, 6, step(Act.EXECUTE, 1));
        CaseMessage inTime = answer(4, anew, 7, step(Act.REFUSE, 1));

        CaseView view = replay.of(CASE, List.of(late, inTime, anew, first));

        assertThat(view.timeline().get(2).noEffect()).contains(NoEffect.SUPERSEDED);
        assertThat(view.requests().getFirst().supersededBy()).contains(anew.id());
        assertThat(view.requests().getFirst().items()).extracting(Line::state).containsOnly(ItemState.WITHDRAWN);
        assertThat(view.requests().get(1).items().getFirst().state()).isEqualTo(ItemState.REFUSED);
    }

    @Test
    void nobodySupersedesWhatAnotherAsked() {
        CaseMessage first = request(1, Optional.empty());
        CaseMessage foreign = new CaseMessage(
                id(2),
                new Envelope.CaseLinks(CASE, Optional.empty(), Optional.of(first.id())),
                family("mla-request"),
                SUDLAND,
                NORLAND,
                MONDAY.plusSeconds(60),
                Urgency.PRIORITY,
                Optional.empty(),
                List.of(new Asked(1, "SEARCH_SEIZE")),
                List.of());

        assertThat(replay.of(CASE, List.of(first, foreign))
                        .requests()
                        .getFirst()
                        .supersededBy())
                .isEmpty();
    }

    @Test
    void whatComesAfterAWithdrawalIsPutAside() {
        CaseMessage asked = request(1, Optional.empty());
        CaseMessage withdrawn = fromNorland(2, asked, 5, new Step(Act.WITHDRAW, Set.of(), "SOLVED", Optional.empty()));
        CaseMessage late = answer(3, asked, 6, step(Act.EXECUTE, 1));

        CaseView view = replay.of(CASE, List.of(asked, withdrawn, late));

        assertThat(view.timeline().getLast().noEffect()).contains(NoEffect.WITHDRAWN);
        assertThat(view.requests().getFirst().outcome().kind()).isEqualTo(RequestOutcome.Kind.WITHDRAWN);
    }

    @Test
    void listsThoseWhoHaveNotConfirmedThatTheyForgot() {
        CaseMessage toSudland = request(1, Optional.empty());
        CaseMessage toEstmark =
                sent(2, new Between(NORLAND, ESTMARK), Optional.empty(), 1, List.of(new Asked(1, "X")), List.of());
        CaseMessage alsoToEstmarksPolice = sent(
                3,
                new Between(NORLAND, new Desk(new StateCode("QT"), AuthorityKind.POLICE)),
                Optional.empty(),
                1,
                List.of(new Asked(1, "X")),
                List.of());
        var takeBack = new Step(Act.WITHDRAW, Set.of(), "WRONG", Optional.empty());
        CaseMessage withdrawnThere = fromNorland(4, toSudland, 5, takeBack);
        CaseMessage withdrawnInEstmark =
                sent(5, new Between(NORLAND, ESTMARK), Optional.of(toEstmark.id()), 5, List.of(), List.of(takeBack));
        CaseMessage confirmed = acknowledgement(6, withdrawnThere, 6);

        CaseView view = replay.of(
                CASE,
                List.of(toSudland, toEstmark, alsoToEstmarksPolice, withdrawnThere, withdrawnInEstmark, confirmed));

        assertThat(view.takenBack()).singleElement().satisfies(back -> {
            assertThat(back.sender()).isEqualTo(NORLAND);
            assertThat(back.notTold()).extracting(Desk::toString).containsExactly("QT/POLICE");
            assertThat(back.notConfirmed()).containsExactly(ESTMARK);
        });
        assertThat(view.timeline().getLast().noEffect()).isEmpty();
    }

    @Test
    void saysWhyAMessageChangedNothing() {
        CaseMessage asked = request(1, Optional.empty());
        CaseMessage selfAnswer = fromNorland(2, asked, 1, step(Act.EXECUTE, 1));
        CaseMessage executed = answer(3, asked, 2, step(Act.EXECUTE, 1));
        CaseMessage refusedAfterwards = answer(4, asked, 3, step(Act.REFUSE, 1));
        CaseMessage aboutNothing = answer(5, fromNorland(99, asked, 1), 4, step(Act.EXECUTE, 1));
        CaseMessage strangers = sent(
                6, new Between(ESTMARK, NORLAND), Optional.of(asked.id()), 5, List.of(), List.of(step(Act.EXECUTE, 2)));
        CaseMessage closing = fromNorland(7, asked, 6, new Step(Act.CLOSE, Set.of(), "", Optional.empty()));

        CaseView view = replay.of(
                CASE, List.of(asked, selfAnswer, executed, refusedAfterwards, aboutNothing, strangers, closing));

        assertThat(view.timeline())
                .extracting(CaseView.Event::noEffect)
                .containsExactly(
                        Optional.empty(),
                        Optional.of(NoEffect.NOT_THEIR_PART),
                        Optional.empty(),
                        Optional.of(NoEffect.OUT_OF_PLACE),
                        Optional.of(NoEffect.NOTHING_TO_ANSWER),
                        Optional.of(NoEffect.NOTHING_TO_ANSWER),
                        Optional.of(NoEffect.OUT_OF_PLACE));
        assertThat(view.requests().getFirst().items().getFirst().outcome()).contains(ItemState.EXECUTED);
    }

    @Test
    void findsTheOneRequestThatAnAnswerWithoutNameCanMean() {
        CaseMessage asked = request(1, Optional.empty());
        CaseMessage nameless =
                sent(2, new Between(SUDLAND, NORLAND), Optional.empty(), 1, List.of(), List.of(step(Act.REFUSE, 1)));
        CaseMessage second = request(3, Optional.empty());

        assertThat(line(List.of(asked, nameless), 1).state()).isEqualTo(ItemState.REFUSED);
        assertThat(replay.of(CASE, List.of(asked, second, nameless))
                        .timeline()
                        .getLast()
                        .noEffect())
                .contains(NoEffect.NOTHING_TO_ANSWER);
    }

    private static List<CaseMessage> theWholeCase() {
        CaseMessage asked = request(1, Optional.of(new Due(MONDAY.plus(Duration.ofDays(90)), false, "EIO art. 12")));
        CaseMessage acknowledged = acknowledgement(2, asked, 1);
        CaseMessage more = answer(3, asked, 24, step(Act.ASK_MORE, 1));
        CaseMessage supplement = fromNorland(4, more, 48, step(Act.SUPPLY, 1));
        CaseMessage executed = answer(5, asked, 72, step(Act.EXECUTE, 1));
        CaseMessage refused = answer(6, asked, 73, new Step(Act.REFUSE, Set.of(2), "R09 UNTOC-18", Optional.empty()));
        CaseMessage postponed = answer(7, asked, 74, step(Act.POSTPONE, 3));
        CaseMessage later = answer(8, asked, 400, step(Act.EXECUTE, 3));
        CaseMessage feedback = fromNorland(
                9,
                later,
                500,
                new Step(Act.GIVE_FEEDBACK, Set.of(), "", Optional.empty()),
                new Step(Act.CLOSE, Set.of(), "", Optional.empty()));
        return List.of(asked, acknowledged, more, supplement, executed, refused, postponed, later, feedback);
    }

    private Line line(List<CaseMessage> messages, int number) {
        return replay.of(CASE, messages).requests().getFirst().items().get(number - 1);
    }

    private ItemState stateOf(List<CaseMessage> messages, int number) {
        return line(messages, number).state();
    }

    private static Step step(Act act, int item) {
        return new Step(act, Set.of(item), "", Optional.empty());
    }

    private static CaseMessage request(int number, Optional<Due> due) {
        return new CaseMessage(
                id(number),
                new Envelope.CaseLinks(CASE, Optional.empty(), Optional.empty()),
                family("mla-request"),
                NORLAND,
                SUDLAND,
                MONDAY,
                Urgency.PRIORITY,
                due,
                List.of(
                        new Asked(1, "BANK_TRANSACTIONS"),
                        new Asked(2, "SEARCH_SEIZE"),
                        new Asked(3, "TAKE_STATEMENT")),
                List.of());
    }

    private static CaseMessage superseding(int number, CaseMessage earlier, int hours) {
        return new CaseMessage(
                id(number),
                new Envelope.CaseLinks(CASE, Optional.empty(), Optional.of(earlier.id())),
                earlier.family(),
                earlier.from(),
                earlier.to(),
                MONDAY.plus(Duration.ofHours(hours)),
                Urgency.PRIORITY,
                Optional.empty(),
                earlier.opens(),
                List.of());
    }

    private static CaseMessage answer(int number, CaseMessage to, int hours, Step... steps) {
        return sent(number, new Between(SUDLAND, NORLAND), Optional.of(to.id()), hours, List.of(), List.of(steps));
    }

    private static CaseMessage fromNorland(int number, CaseMessage to, int hours, Step... steps) {
        return sent(number, new Between(NORLAND, SUDLAND), Optional.of(to.id()), hours, List.of(), List.of(steps));
    }

    private static CaseMessage acknowledgement(int number, CaseMessage of, int hours) {
        return new CaseMessage(
                id(number),
                new Envelope.CaseLinks(CASE, Optional.of(of.id()), Optional.empty()),
                family("acknowledgement"),
                of.to(),
                of.from(),
                MONDAY.plus(Duration.ofHours(hours)),
                Urgency.PRIORITY,
                Optional.empty(),
                List.of(),
                List.of(new Step(Act.ACKNOWLEDGE, Set.of(), "", Optional.empty())));
    }

    private static CaseMessage sent(
            int number, Between between, Optional<MessageId> answered, int hours, List<Asked> opens, List<Step> steps) {
        return new CaseMessage(
                id(number),
                new Envelope.CaseLinks(CASE, answered, Optional.empty()),
                family("any"),
                between.from(),
                between.to(),
                MONDAY.plus(Duration.ofHours(hours)),
                Urgency.PRIORITY,
                Optional.empty(),
                opens,
                steps);
    }

    /** Who writes to whom. */
    private record Between(Desk from, Desk to) {}

    private static Envelope.FamilyName family(String name) {
        return new Envelope.FamilyName(name, "v1");
    }

    private static MessageId id(int number) {
        return new MessageId(new UUID(0, number));
    }
}
