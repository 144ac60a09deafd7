package org.entente.core.directory;

/** Refuses what a directory must not say, in one sentence for the person who wrote it. */
final class Wrong {

    private Wrong() {}

    static void unless(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
