package org.entente.as4.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class As4LimitsTest {

    private static final As4Limits STANDARD = As4Limits.standard();

    @Test
    void waitsHalfAMinuteForTheAnswerToASmallMessage() {
        assertThat(STANDARD.answerTo(5_000)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void waitsLongerForTheAnswerToALargeMessage() {
        assertThat(STANDARD.answerTo(2L << 30)).isBetween(Duration.ofHours(4), Duration.ofHours(5));
    }

    @Test
    void takesPayloadsAsLargeAsAgenciesMayHandIn() {
        assertThat(STANDARD.orPayloads(3L << 30).payloadBytes()).isEqualTo(3L << 30);
        assertThat(STANDARD.orPayloads(1).payloadBytes()).isEqualTo(STANDARD.payloadBytes());
    }
}
