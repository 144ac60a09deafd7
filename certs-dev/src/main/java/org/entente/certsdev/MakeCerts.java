package org.entente.certsdev;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.entente.certsdev.issue.PlayPkiFault;
import org.entente.certsdev.issue.SeededRandom;

/** Makes the play PKI from the command line, by itself; ends with status 0, 1 (could not) or 2 (not understood). */
public final class MakeCerts {
    private static final String USAGE = """
            usage: MakeCerts --home DIR [--seed PHRASE] [--state CODE=NAME]...
              --home   where the States' folders are, or shall be
              --seed   makes the same keys each time; for tests only
              --state  a State, such as QN=Norland; without any: Norland, Sudland, Estmark""";

    private final PrintStream out;
    private final PrintStream problems;

    MakeCerts(PrintStream out, PrintStream problems) {
        this.out = out;
        this.problems = problems;
    }

    public static void main(String[] arguments) {
        System.exit(new MakeCerts(System.out, System.err).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        try {
            var wish = Wish.read(arguments);
            for (var keys :
                    PlayPki.in(wish.home(), Clock.systemUTC(), wish.random()).make(wish.states())) {
                out.println(keys.state().name() + ": " + keys.folder());
            }
            return 0;
        } catch (IllegalArgumentException e) {
            problems.println(e.getMessage());
            problems.println(USAGE);
            return 2;
        } catch (PlayPkiFault e) {
            problems.println(e.getMessage());
            return 1;
        }
    }

    private record Wish(Path home, SecureRandom random, List<PlayState> states) {

        static Wish read(List<String> arguments) {
            var rest = new ArrayDeque<>(arguments);
            var homes = new ArrayList<Path>();
            var random = new SecureRandom();
            var states = new ArrayList<PlayState>();
            while (!rest.isEmpty()) {
                var option = rest.pop();
                switch (option) {
                    case "--home" -> homes.add(Path.of(value(option, rest)));
                    case "--seed" -> random = SeededRandom.ofPhrase(value(option, rest));
                    case "--state" -> states.add(state(value(option, rest)));
                    default -> throw new IllegalArgumentException("There is no option '" + option + "'");
                }
            }
            if (homes.size() != 1) {
                throw new IllegalArgumentException("One --home is needed");
            }
            return new Wish(homes.getFirst(), random, states.isEmpty() ? PlayState.demonstration() : states);
        }

        private static String value(String option, ArrayDeque<String> rest) {
            if (rest.isEmpty()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return rest.pop();
        }

        private static PlayState state(String text) {
            var equals = text.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("'" + text + "' is not of the form CODE=NAME");
            }
            return PlayState.of(text.substring(0, equals), text.substring(equals + 1));
        }
    }
}
