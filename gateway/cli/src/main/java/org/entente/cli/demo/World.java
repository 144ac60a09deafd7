package org.entente.cli.demo;

import java.nio.file.Path;
import java.util.List;
import org.entente.certsdev.PlayState;

/** The three States of the demonstration, and where each of them listens. */
public final class World {

    private World() {}

    /** One State on this machine. */
    public record Place(PlayState state, int portBase, Path home) {

        public int as4Port() {
            return portBase;
        }

        public int agencyPort() {
            return portBase + 1;
        }

        public int deskPort() {
            return portBase + 2;
        }

        public int postgresPort() {
            return portBase + 3;
        }

        public Path folder() {
            return home.resolve(state.folderName());
        }

        public Path keys() {
            return folder().resolve("keys");
        }
    }

    public static List<Place> in(Path home) {
        return List.of(
                new Place(PlayState.of("QN", "Norland"), 7100, home),
                new Place(PlayState.of("QS", "Sudland"), 7200, home),
                new Place(PlayState.of("QT", "Estmark"), 7300, home));
    }

    /** Where state is kept: {@code ENTENTE_HOME}, or {@code .entente} in the working folder. */
    public static Path home() {
        String set = System.getenv("ENTENTE_HOME");
        return Path.of(set == null || set.isBlank() ? ".entente" : set).toAbsolutePath();
    }
}
