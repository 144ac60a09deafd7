package org.entente.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder in which the shared language is written, read as files so that nothing in it can escape the tests. */
final class SourceFolder {
    static final Path ROOT = Path.of("src/main/java/org/entente/schemas");

    private SourceFolder() {}

    static Path of(Family family) {
        return ROOT.resolve("families").resolve(family.wireName()).resolve(family.version());
    }

    static List<Path> files(Path folder, String ending) {
        try (var all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
