package org.entente.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of one measurement: the one that was asked for, which stays, or a temporary one, which goes. */
record Workplace(Path folder, boolean isTemporary) implements AutoCloseable {

    static Workplace at(Optional<Path> asked) {
        return asked.map(path -> new Workplace(path.toAbsolutePath(), false)).orElseGet(Workplace::temporary);
    }

    static void say(String words) {
        System.err.println("entente: " + words);
    }

    private static Workplace temporary() {
        try {
            return new Workplace(Files.createTempDirectory("entente-bench-"), true);
        } catch (IOException noPlace) {
            throw new UncheckedIOException("No temporary folder can be made", noPlace);
        }
    }

    @Override
    public void close() {
        if (!isTemporary) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException busy) {
            say("The temporary folder could not be removed: " + folder);
        }
    }
}
