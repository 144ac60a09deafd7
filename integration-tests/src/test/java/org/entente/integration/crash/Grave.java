package org.entente.integration.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.core.failure.KillPoint;

/**
 * Where one node may be told to die: a file named after the kill point arms it, taking the file away disarms it.
 *
 * <p>Byteman halts the process when it passes an armed point: no finally block and no shutdown hook runs. One start of
 * the node serves for every point.
 */
record Grave(Path folder) {

    private static final String BYTEMAN = "byteman-[0-9.]+\\.jar";

    /** The flag that puts the agent into the node's JVM. */
    String agent() {
        String rule = """
                RULE die where a file says so
                CLASS org.entente.core.failure.KillPoint
                METHOD passed
                BIND sign:java.io.File = new java.io.File("%s", $this.name())
                IF sign.exists()
                DO killJVM()
                ENDRULE
                """.formatted(folder);
        try {
            Files.createDirectories(folder);
            Path byteman = ClassPath.entry(BYTEMAN).orElseThrow();
            Path script = Files.writeString(folder.resolve("die.btm"), rule);
            return "-javaagent:" + byteman + "=script:" + script;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void arm(KillPoint point) {
        try {
            Files.createFile(folder.resolve(point.name()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void disarm(KillPoint point) {
        try {
            Files.deleteIfExists(folder.resolve(point.name()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
