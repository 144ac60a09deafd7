package org.entente.core.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.entente.core.failure.TemporaryFault;
import org.junit.jupiter.api.Test;

class ClockCheckTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration RIGHT = Duration.ofMillis(200);

    private final ClockCheck check = new ClockCheck(Duration.ofSeconds(30));

    @Test
    void doubtsButTrustsWhenOneReceiptLooksWrong() {
        check.compare(NOON.minusSeconds(31), NOON);

        assertThat(check.isInDoubt()).isTrue();
        assertThatNoException().isThrownBy(check::require);
    }

    @Test
    void doesNotDoubtWithinItsTolerance() {
        check.compare(NOON.plusSeconds(30), NOON);

        assertThat(check.isInDoubt()).isFalse();
    }

    @Test
    void saysHowWrongTheClockIsWhenTheOnlyPartnerSaysSo() {
        check.judge(List.of(TEN_MINUTES));

        assertThatThrownBy(check::require)
                .isInstanceOf(TemporaryFault.class)
                .hasMessage("CLOCK_WRONG: It is 600 s behind");
        assertThat(check.isInDoubt()).isTrue();
    }

    @Test
    void believesNoMinority() {
        check.judge(List.of(TEN_MINUTES, RIGHT));
        check.judge(List.of(TEN_MINUTES.negated(), RIGHT, RIGHT.negated()));

        assertThatNoException().isThrownBy(check::require);
    }

    @Test
    void recoversWhenPartnersAgreeAgain() {
        check.judge(List.of(TEN_MINUTES.negated(), TEN_MINUTES.negated(), RIGHT));
        assertThatThrownBy(check::require).hasMessage("CLOCK_WRONG: It is 600 s ahead");

        check.judge(List.of(RIGHT, RIGHT));

        assertThatNoException().isThrownBy(check::require);
        assertThat(check.isInDoubt()).isFalse();
    }

    @Test
    void keepsItsVerdictWhenNobodyAnswers() {
        check.judge(List.of(TEN_MINUTES));

        check.judge(List.of());

        assertThatThrownBy(check::require).isInstanceOf(TemporaryFault.class);
    }
}
