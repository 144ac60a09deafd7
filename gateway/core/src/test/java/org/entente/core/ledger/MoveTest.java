package org.entente.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.core.memory.Entries;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MoveTest {

    private static final Set<Stage> AT_THE_DOORS = EnumSet.of(Stage.SUBMITTED, Stage.ARRIVED);

    @ParameterizedTest
    @MethodSource("everyPair")
    void isMadeForListedSuccessorsOnly(Stage from, Stage to) {
        if (from.successors().contains(to)) {
            assertThat(move(from, to).to()).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> move(from, to))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(from.name())
                    .hasMessageContaining(to.name());
        }
    }

    /** However it goes: no walk leaves a final stage, and only a person or an operator leads back to a door. */
    @RepeatedTest(200)
    void everyWalkEndsOrGoesOnForwards(RepetitionInfo walk) {
        var random = new Random(walk.getCurrentRepetition());
        List<Stage> path = new ArrayList<>(List.of(random.nextBoolean() ? Stage.SUBMITTED : Stage.ARRIVED));
        while (!path.getLast().isFinal() && path.size() < 1000) {
            List<Stage> next = List.copyOf(path.getLast().successors());
            path.add(move(path.getLast(), next.get(random.nextInt(next.size()))).to());
        }

        assertThat(path.getLast().isFinal()).isTrue();
        for (int i = 1; i < path.size(); i++) {
            if (AT_THE_DOORS.contains(path.get(i))) {
                assertThat(path.get(i - 1)).isIn(Stage.QUARANTINED, Stage.HELD, Stage.BROKEN);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HELD", "BROKEN", "REFUSED", "EXPIRED"})
    void everySideDoorIsOpenFromEveryRoom(Stage sideDoor) {
        Set<Stage> rooms = EnumSet.of(Stage.SUBMITTED, Stage.CLEARED, Stage.ARRIVED, Stage.ADMITTED);

        assertThat(rooms).allMatch(room -> room.mayBecome(sideDoor));
    }

    private static Stream<Arguments> everyPair() {
        return Stream.of(Stage.values())
                .flatMap(from -> Stream.of(Stage.values()).map(to -> Arguments.of(from, to)));
    }

    private static Move move(Stage from, Stage to) {
        return Move.of(Entries.outbound(from).entry(), to);
    }
}
