package org.entente.trust.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.StateKeys;
import org.entente.certsdev.issue.SeededRandom;

/** Norland with Sudland as its partner, made once for all tests from one phrase. */
public final class Norland {

    /** Real time: TLS cannot be handed a clock. */
    public static final Clock CLOCK = Clock.systemUTC();

    public static final PlayState NORLAND = PlayState.of("QN", "Norland");
    public static final PlayState SUDLAND = PlayState.of("QS", "Sudland");

    private static final Made MADE = make();

    private Norland() {}

    private record Made(PlayPki pki, List<StateKeys> keys) {}

    public static PlayPki pki() {
        return MADE.pki();
    }

    public static StateKeys norland() {
        return MADE.keys().get(0);
    }

    public static StateKeys sudland() {
        return MADE.keys().get(1);
    }

    /** What Sudland handed to Norland. */
    public static Path handedBySudland() {
        return norland().partner(SUDLAND).folder();
    }

    private static Made make() {
        try {
            Path home = Files.createTempDirectory("trust-tests");
            home.toFile().deleteOnExit();
            var pki = PlayPki.in(home, CLOCK, SeededRandom.ofPhrase("trust"));
            return new Made(pki, pki.make(List.of(NORLAND, SUDLAND)));
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }
}
