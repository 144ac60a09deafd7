package org.entente.cli.demo;

import java.nio.file.Path;
import java.util.List;
import org.entente.certsdev.PlayState;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;

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
        int first = firstPort();
        return List.of(
                new Place(PlayState.of("QN", "Norland"), first, home),
                new Place(PlayState.of("QS", "Sudland"), first + 100, home),
                new Place(PlayState.of("QT", "Estmark"), first + 200, home));
    }

    /** Where the ports begin: {@code ENTENTE_PORT}, or 7100; for two demonstrations on one machine. */
    private static int firstPort() {
        String set = System.getenv("ENTENTE_PORT");
        if (set == null || set.isBlank()) {
            return 7100;
        }
        if (!set.matches("[0-9]{4,5}") || Integer.parseInt(set) > 65_000) {
            throw new ClientFault(ExitCode.USAGE, "ENTENTE_PORT is a port from 1000 to 65000");
        }
        return Integer.parseInt(set);
    }

    /** Where state is kept: {@code ENTENTE_HOME}, or {@code .entente} in the working folder. */
    public static Path home() {
        String set = System.getenv("ENTENTE_HOME");
        return Path.of(set == null || set.isBlank() ? ".entente" : set).toAbsolutePath();
    }
}
