package org.entente.certsdev;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.entente.certsdev.issue.SeededRandom;

/** The States, the clock and the seed of these tests. */
final class PlayWorld {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final PlayState NORLAND = PlayState.of("QN", "Norland");
    static final PlayState SUDLAND = PlayState.of("QS", "Sudland");
    static final List<PlayState> BOTH = List.of(NORLAND, SUDLAND);

    private PlayWorld() {}

    static PlayPki seeded(Path home, String phrase) {
        return PlayPki.in(home, CLOCK, SeededRandom.ofPhrase(phrase));
    }
}
