package org.entente.core.completeness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.core.completeness.Canonical.Mark;
import org.entente.core.completeness.Requirement.Force;
import org.entente.core.message.StateCode;

/**
 * The rules of completeness as data: for a request under an instrument to a State, the list of what is missing.
 *
 * <p>It compares what is told, never how well it is told. An instrument without rules here has an empty list: that
 * nothing is known to be missing, not that nothing is.
 */
public final class Completeness {

    private static final int CELLS = 6;

    private final List<Requirement> requirements;
    private final Map<StateCode, Set<String>> languages;

    private Completeness(List<Requirement> requirements, Map<StateCode, Set<String>> languages) {
        this.requirements = List.copyOf(requirements);
        this.languages = Map.copyOf(languages);
    }

    /** The rules of this release. */
    public static Completeness current() {
        return read(lines("instruments.txt"), lines("languages.txt"));
    }

    /**
     * Reads rules.
     *
     * @param rules lines of {@code instrument | ASPECT | WHEN | FORCE | provision | sentence}
     * @param languages lines of {@code STATE language language}
     * @throws IllegalArgumentException with the number of a line that is no rule
     */
    static Completeness read(List<String> rules, List<String> languages) {
        List<Requirement> requirements = java.util.stream.IntStream.range(0, rules.size())
                .filter(i -> !isSilent(rules.get(i)))
                .mapToObj(i -> requirement(i + 1, rules.get(i)))
                .toList();
        Map<StateCode, Set<String>> accepted = new HashMap<>();
        for (String line : languages) {
            if (!isSilent(line)) {
                String[] words = line.strip().split("\\s+", -1);
                accepted.put(new StateCode(words[0]), Set.of(java.util.Arrays.copyOfRange(words, 1, words.length)));
            }
        }
        return new Completeness(requirements, accepted);
    }

    /** Every rule, in the order of its file. */
    public List<Requirement> requirements() {
        return requirements;
    }

    /** What is missing, what holds the request back first. */
    public List<Requirement> missing(Canonical request) {
        List<Requirement> missing = new java.util.ArrayList<>(requirements.stream()
                .filter(requirement -> concerns(requirement, request))
                .filter(requirement -> !request.told().contains(requirement.aspect()))
                .toList());
        if (!isReadable(request)) {
            missing.add(translation(request));
        }
        missing.sort(java.util.Comparator.comparing(Requirement::force));
        return List.copyOf(missing);
    }

    private static boolean concerns(Requirement requirement, Canonical request) {
        boolean isTheirs = request.instruments().contains(requirement.instrument())
                || requirement.instrument().equals("STATE:" + request.to());
        return isTheirs && (requirement.when() == Mark.ALWAYS || request.marks().contains(requirement.when()));
    }

    private boolean isReadable(Canonical request) {
        Set<String> accepted = languages.getOrDefault(request.to(), Set.of());
        return accepted.isEmpty()
                || request.languages().isEmpty()
                || request.languages().stream().anyMatch(accepted::contains);
    }

    private Requirement translation(Canonical request) {
        String wanted = String.join(
                ", ",
                languages.getOrDefault(request.to(), Set.of()).stream().sorted().toList());
        return new Requirement(
                "STATE:" + request.to(),
                Aspect.FACTS,
                Mark.ALWAYS,
                Force.WHERE_POSSIBLE,
                "UNTOC art. 18(14)",
                "The facts stand in no language that the requested State accepts (" + wanted + "); add a translation.");
    }

    private static Requirement requirement(int number, String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != CELLS) {
            throw new IllegalArgumentException("Line " + number + " of the rules has not exactly " + CELLS + " cells");
        }
        try {
            return new Requirement(
                    cells[0].strip(),
                    Aspect.valueOf(cells[1].strip()),
                    Mark.valueOf(cells[2].strip()),
                    Force.valueOf(cells[3].strip()),
                    cells[4].strip(),
                    cells[5].strip());
        } catch (IllegalArgumentException unknownWord) {
            throw new IllegalArgumentException("Line " + number + " of the rules has an unknown word", unknownWord);
        }
    }

    private static boolean isSilent(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    private static List<String> lines(String name) {
        try (InputStream file = Completeness.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The build lost " + name);
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
