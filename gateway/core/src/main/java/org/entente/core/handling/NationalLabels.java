package org.entente.core.handling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entente.core.content.Digest;
import org.entente.core.format.Loss;
import org.entente.core.message.Handling.Classification;
import org.entente.core.message.Handling.Classification.Level;

/**
 * Reads national markings into equivalence levels; the marking itself is kept word for word.
 *
 * <p>A marking that nobody here knows gets the highest level, with a loss record that a person must look at: it is
 * never guessed to be a near one (domain page 1.2; 1.11, I15).
 */
public final class NationalLabels {

    private final Map<String, Level> levels;

    private NationalLabels(Map<String, Level> levels) {
        this.levels = Map.copyOf(levels);
    }

    /** The markings of this release. */
    public static NationalLabels current() {
        Map<String, Level> levels = new HashMap<>();
        for (String line : lines()) {
            String[] cells = line.split(",", 3);
            levels.put(normal(cells[0]), Level.valueOf(cells[1]));
        }
        return new NationalLabels(levels);
    }

    /** The level that this marking means; empty when it is unknown. */
    public Optional<Level> level(String label) {
        return Optional.ofNullable(levels.get(normal(label)));
    }

    /** What stands in the shared language for a marking found at {@code sourcePath}. */
    public Reading read(String label, String sourcePath) {
        Optional<Level> known = level(label);
        var classification = new Classification(known.orElse(Level.SECRET), Set.of(label.strip()));
        return new Reading(classification, known.isPresent() ? List.of() : List.of(raised(label, sourcePath)));
    }

    /** A marking in the shared language, and what that lost. */
    public record Reading(Classification classification, List<Loss> losses) {
        public Reading {
            losses = List.copyOf(losses);
        }
    }

    private static Loss raised(String label, String sourcePath) {
        return new Loss(
                Loss.Kind.HANDLING_RAISED,
                Loss.Severity.BLOCK,
                sourcePath,
                Optional.of(Digest.of(label.getBytes(StandardCharsets.UTF_8)).hex()),
                Optional.of("/Message/Header/Handling/Classification"));
    }

    private static String normal(String label) {
        return label.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }

    private static List<String> lines() {
        try (InputStream file = Objects.requireNonNull(
                        NationalLabels.class.getResourceAsStream("national-labels.csv"), "national-labels.csv");
                var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
