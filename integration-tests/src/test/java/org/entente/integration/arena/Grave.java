package org.entente.integration.arena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.core.failure.KillPoint;
import org.entente.integration.system.ClassPath;

/**
 * Where one node may be told to die: a file named after the kill point arms it, taking the file away disarms it.
 *
 * <p>Byteman halts the process when it passes an armed point: no finally block and no shutdown hook runs. One start of
 * the node serves for every point. More rules, armed by files likewise, break the product on purpose.
 *
 * @param more rules of Byteman, in which {@code GRAVE} stands for the folder
 */
public record Grave(Path folder, String more) {

    private static final String BYTEMAN = "byteman-[0-9.]+\\.jar";
    private static final String DIE = """
        RULE die where a file says so
        CLASS org.entente.core.failure.KillPoint
        METHOD passed
        BIND sign:java.io.File = new java.io.File("GRAVE", $this.name())
        IF sign.exists()
        DO killJVM()
        ENDRULE
        """;

    /** The flag that puts the agent into the node's JVM. */
    String agent() {
        try {
            Files.createDirectories(folder);
            Path byteman = ClassPath.entry(BYTEMAN).orElseThrow();
            Path script =
                    Files.writeString(folder.resolve("die.btm"), (DIE + more).replace("GRAVE", folder.toString()));
            // Classes of the JDK see Byteman only where it boots with them, which costs every start a second.
            String boot = more.contains("CLASS sun.") ? "boot:" + byteman + "," : "";
            return "-javaagent:" + byteman + "=" + boot + "script:" + script;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public void arm(KillPoint point) {
        arm(point.name());
    }

    public void disarm(KillPoint point) {
        disarm(point.name());
    }

    public void arm(String sign) {
        try {
            Files.createFile(folder.resolve(sign));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public void disarm(String sign) {
        try {
            Files.deleteIfExists(folder.resolve(sign));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
