package org.entente.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordlessTraceTest {

    @Test
    void saysWhereItFailedAndNotWhatItSaid() {
        var failure = new IllegalStateException("a name", new NumberFormatException("a number"));

        String trace = WordlessTrace.of(failure);

        assertThat(trace)
                .startsWith("java.lang.IllegalStateException\n\tat ")
                .contains("WordlessTraceTest.saysWhereItFailedAndNotWhatItSaid")
                .contains("caused by java.lang.NumberFormatException")
                .doesNotContain("a name", "a number");
    }
}
