package org.entente.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Stage;
import org.entente.core.memory.Entries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StandingTest {

    static Stream<Arguments> machines() {
        return Stream.of(
                Arguments.of(
                        TransportState.SUBMITTED,
                        "SUBMISSION_REJECTED RELAY_REJECTED RELAY_FAILED NOT_DELIVERED" + " RETRIEVED NOT_RETRIEVED"),
                Arguments.of(ItemState.DRAFT, "CLOSED"),
                Arguments.of(NoticeState.PROPOSED, "WITHDRAWN EXPIRED"),
                Arguments.of(PreservationState.REQUESTED, "IMPOSSIBLE RELEASED EXPIRED"),
                Arguments.of(FreezeState.REQUESTED, "NO_ASSETS RELEASED"));
    }

    @ParameterizedTest
    @MethodSource("machines")
    <S extends Enum<S> & Standing<S>> void everyStateIsReachedAndLeadsToAnEnd(S start, String ends) {
        S[] all = start.getDeclaringClass().getEnumConstants();

        assertThat(reachable(start)).containsExactlyInAnyOrder(all);
        for (S state : all) {
            assertThat(reachable(state)).as("%s", state).anyMatch(Standing::isFinal);
            assertThat(state.isFinal())
                    .as("%s", state)
                    .isEqualTo(List.of(ends.split(" ")).contains(state.name()));
            for (S next : all) {
                assertThat(state.mayBecome(next)).isEqualTo(state.successors().contains(next));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT,        AUTHORISE:AUTHORISED WITHDRAW:WITHDRAWN",
        "AUTHORISED,   SEND:SENT WITHDRAW:WITHDRAWN",
        "SENT,         ACKNOWLEDGE:ACKNOWLEDGED ASK_MORE:MORE_INFO START:IN_PROGRESS POSTPONE:POSTPONED SUPPLY:SENT",
        "ACKNOWLEDGED, ACKNOWLEDGE:ACKNOWLEDGED ASK_MORE:MORE_INFO START:IN_PROGRESS POSTPONE:POSTPONED"
                + " SUPPLY:ACKNOWLEDGED",
        "MORE_INFO,    ACKNOWLEDGE:MORE_INFO SUPPLY:IN_PROGRESS START:IN_PROGRESS",
        "IN_PROGRESS,  ACKNOWLEDGE:IN_PROGRESS SUPPLY:IN_PROGRESS ASK_MORE:MORE_INFO POSTPONE:POSTPONED",
        "PARTIAL,      ACKNOWLEDGE:PARTIAL SUPPLY:PARTIAL START:IN_PROGRESS ASK_MORE:MORE_INFO POSTPONE:POSTPONED",
        "POSTPONED,    ACKNOWLEDGE:POSTPONED SUPPLY:POSTPONED START:IN_PROGRESS",
        "EXECUTED,     GIVE_FEEDBACK:FEEDBACK CLOSE:CLOSED",
        "REFUSED,      GIVE_FEEDBACK:FEEDBACK CLOSE:CLOSED",
        "EXPIRED,      GIVE_FEEDBACK:FEEDBACK CLOSE:CLOSED",
        "FEEDBACK,     GIVE_FEEDBACK:FEEDBACK CLOSE:CLOSED",
        "CLOSED,       ''"
    })
    void anItemMovesAsItsTableSays(ItemState from, String moves) {
        Map<Act, ItemState> anywhereOpen = Map.of(
                Act.ANSWER_IN_PART, ItemState.PARTIAL,
                Act.EXECUTE, ItemState.EXECUTED,
                Act.REFUSE, ItemState.REFUSED,
                Act.FIND_IMPOSSIBLE, ItemState.IMPOSSIBLE,
                Act.TRANSFER, ItemState.TRANSFERRED,
                Act.WITHDRAW, ItemState.WITHDRAWN,
                Act.EXPIRE, ItemState.EXPIRED);
        boolean isOpenThere =
                EnumSet.range(ItemState.SENT, ItemState.PARTIAL).contains(from) || from == ItemState.POSTPONED;

        for (Act act : Act.values()) {
            Optional<ItemState> listed = Arrays.stream(moves.split(" "))
                    .filter(move -> move.startsWith(act.name() + ":"))
                    .map(move -> ItemState.valueOf(move.substring(move.indexOf(':') + 1)))
                    .findFirst()
                    .or(() -> isOpenThere ? Optional.ofNullable(anywhereOpen.get(act)) : Optional.empty());
            assertThat(from.after(act)).as("%s after %s", from, act).isEqualTo(listed);
        }
    }

    @Test
    void anItemIsTerminalWhenNothingMoreIsToBeDone() {
        assertThat(ItemState.values())
                .filteredOn(ItemState::isTerminal)
                .containsExactly(
                        ItemState.EXECUTED,
                        ItemState.REFUSED,
                        ItemState.IMPOSSIBLE,
                        ItemState.TRANSFERRED,
                        ItemState.WITHDRAWN,
                        ItemState.EXPIRED,
                        ItemState.FEEDBACK,
                        ItemState.CLOSED);
        assertThat(ItemState.values())
                .filteredOn(ItemState::stopsTheClock)
                .containsExactly(ItemState.MORE_INFO, ItemState.POSTPONED);
        assertThat(ItemState.FEEDBACK.isOutcome()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "EXECUTED REFUSED EXECUTED, 3, EXECUTED",
        "EXECUTED REFUSED,          3, OPEN",
        "REFUSED REFUSED,           2, REFUSED",
        "WITHDRAWN,                 1, WITHDRAWN",
        "REFUSED IMPOSSIBLE,        2, NOT_EXECUTED",
        "IMPOSSIBLE,                1, NOT_EXECUTED"
    })
    void aRequestIsExecutedOnlyWhenEveryItemHasEnded(String outcomes, int items, RequestOutcome.Kind kind) {
        List<ItemState> ended =
                Arrays.stream(outcomes.split(" ")).map(ItemState::valueOf).toList();

        RequestOutcome outcome = RequestOutcome.of(ended, items);

        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.counts().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(ended.size());
    }

    @Test
    void whatIsStillOpenIsNoOutcome() {
        assertThatThrownBy(() -> RequestOutcome.of(List.of(ItemState.PARTIAL), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "SUBMITTED, NO, SUBMITTED",
        "CLEARED, NO, SUBMISSION_ACCEPTED",
        "WAITING, NO, SUBMISSION_ACCEPTED",
        "RECEIPTED, YES, RELAY_ACCEPTED",
        "OFFERED, YES, DELIVERED",
        "DELIVERED, YES, RETRIEVED",
        "HELD, NO, SUBMITTED",
        "HELD, YES, RELAY_ACCEPTED",
        "REFUSED, NO, SUBMISSION_REJECTED",
        "REFUSED, YES, NOT_DELIVERED",
        "EXPIRED, NO, SUBMISSION_REJECTED",
        "WITHDRAWN, YES, NOT_RETRIEVED",
        "BROKEN, NO, RELAY_FAILED",
        "BROKEN, YES, NOT_DELIVERED"
    })
    void theStageOfTheLedgerHasAnEtsiName(Stage stage, LeftThisState left, TransportState state) {
        var entry = Entries.outbound(stage).entry();
        var standing = new org.entente.core.ledger.LedgerEntry.Standing(
                stage, Optional.empty(), Optional.empty(), left, Entries.NOON);

        assertThat(TransportState.of(entry.with(standing, List.of()))).isEqualTo(state);
    }

    @Test
    void everyEvidenceIsOneOfTheFiveOfEtsi() {
        assertThat(TransportState.values())
                .extracting(TransportState::evidence)
                .containsOnly(
                        "SubmissionAcceptanceRejection",
                        "RelayREMMDAcceptanceRejection",
                        "RelayREMMDFailure",
                        "DeliveryNonDeliveryToRecipient",
                        "RetrievalNonRetrievalByRecipient");
    }

    @ParameterizedTest
    @CsvSource({
        "SENT, AwaitingApproval",
        "MORE_INFO, AwaitingDisclosure",
        "PARTIAL, AwaitingDisclosure",
        "EXECUTED, Disclosed",
        "REFUSED, Rejected",
        "IMPOSSIBLE, DisclosureNotAvailable",
        "WITHDRAWN, Cancelled",
        "EXPIRED, Invalid"
    })
    void anItemHasANameForProviders(ItemState state, String wire) {
        assertThat(EtsiTask.of(state).wire()).isEqualTo(wire);
    }

    @ParameterizedTest
    @EnumSource
    void aNoticeIsActedOnOnlyWhileItIsInForce(NoticeState state) {
        assertThat(state.isInForce())
                .isEqualTo(Set.of(NoticeState.PUBLISHED, NoticeState.AMENDED).contains(state));
    }

    private static <S extends Enum<S> & Standing<S>> Set<S> reachable(S from) {
        var seen = EnumSet.of(from);
        var open = new ArrayDeque<>(Set.of(from));
        while (!open.isEmpty()) {
            for (S next : open.remove().successors()) {
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return seen;
    }
}
