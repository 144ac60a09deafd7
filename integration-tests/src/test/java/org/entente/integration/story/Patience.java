package org.entente.integration.story;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long a story waits for its next line before it fails. */
final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private Patience() {}

    static ConditionFactory until(String whatHappens) {
        return Awaitility.await(whatHappens).atMost(LONGEST).pollInterval(LOOK_AGAIN);
    }
}
