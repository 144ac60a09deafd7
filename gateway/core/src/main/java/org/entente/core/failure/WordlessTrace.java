package org.entente.core.failure;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where something failed, without what was said: a message may quote what somebody handed in. */
public final class WordlessTrace {

    private static final int FRAMES = 30;
    private static final int CAUSES = 10;

    private WordlessTrace() {}

    /** Classes and places for the log, the causes last. */
    public static String of(Throwable failure) {
        var text = new StringBuilder();
        Throwable cause = failure;
        for (int i = 0; i < CAUSES && cause != null; i++) {
            text.append(i == 0 ? "" : "\ncaused by ").append(cause.getClass().getName());
            text.append(Arrays.stream(cause.getStackTrace())
                    .limit(FRAMES)
                    .map(frame -> "\n\tat " + frame)
                    .collect(Collectors.joining()));
            cause = cause.getCause();
        }
        return text.toString();
    }
}
