package org.entente.core.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.entente.core.message.Lane;
import org.entente.core.partner.Partner.Retry;
import org.junit.jupiter.api.Test;

class TermsTest {

    private final Terms plain = Terms.plain(
            new Retry(Duration.ofSeconds(1), Duration.ofSeconds(5)),
            new Retry(Duration.ofSeconds(1), Duration.ofMinutes(5)));

    @Test
    void anUrgentMessageIsTriedAgainEveryFewSecondsForAsLongAsItTakes() {
        Retry urgent = plain.in(Lane.URGENT).retry();

        assertThat(urgent.pauseAfter(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(urgent.pauseAfter(100)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aRoutineMessageIsTriedMoreAndMoreSeldomUpToTheLongestPause() {
        Retry routine = plain.in(Lane.ROUTINE).retry();

        assertThat(routine.pauseAfter(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(routine.pauseAfter(100)).isEqualTo(Duration.ofMinutes(5));
    }
}
