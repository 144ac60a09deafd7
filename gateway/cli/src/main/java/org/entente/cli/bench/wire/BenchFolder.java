package org.entente.cli.bench.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone when it is closed, with all that lies in it. */
record BenchFolder(Path path) implements AutoCloseable {

    static BenchFolder temporary(String name) {
        try {
            return new BenchFolder(Files.createTempDirectory(name));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException busy) {
            System.err.println("entente: The folder " + path + " stays: " + busy.getMessage());
        }
    }
}
