package org.entente.as4.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Suites that others wrote; they lie beside the repository and are read from there only. */
public final class SharedSuites {

    private SharedSuites() {}

    /** A folder of the suites; whoever asks is skipped where it is not there. */
    public static Path folder(String name) {
        Path folder =
                Path.of(System.getProperty("entente.shared", "../../../shared")).resolve("suites/" + name);
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "The suite " + name + " is not there: " + folder);
        return folder;
    }

    /** All XML files below a folder, in order. */
    static List<Path> xmlFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
