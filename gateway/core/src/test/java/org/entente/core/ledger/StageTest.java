package org.entente.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageTest {

    @ParameterizedTest
    @EnumSource
    void everyStageHasAWayToAFinalOne(Stage stage) {
        assertThat(reachable(stage)).anyMatch(Stage::isFinal);
    }

    @ParameterizedTest
    @EnumSource(names = {"DELIVERED", "REFUSED", "EXPIRED", "WITHDRAWN"})
    void finalStagesHaveNoSuccessor(Stage stage) {
        assertThat(stage.successors()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyStageIsReachedFromADoor(Stage stage) {
        Set<Stage> fromDoors = reachable(Stage.SUBMITTED);
        fromDoors.addAll(reachable(Stage.ARRIVED));

        assertThat(fromDoors).contains(stage);
    }

    private static Set<Stage> reachable(Stage from) {
        var seen = EnumSet.of(from);
        var open = new ArrayDeque<>(Set.of(from));
        while (!open.isEmpty()) {
            for (Stage next : open.remove().successors()) {
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return seen;
    }
}
