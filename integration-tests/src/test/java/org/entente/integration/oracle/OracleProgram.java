package org.entente.integration.oracle;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The oracle as a program: reads a journal, asks both States, prints its verdict, ends with 0 when all is good.
 *
 * <p>It is started anew for every verdict, so that it can remember nothing but what its witnesses say.
 */
public final class OracleProgram {

    private static final long PATIENCE_SECONDS = 300;

    private OracleProgram() {}

    /** Takes the journal's file and that of the {@link Witnesses}. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("The oracle takes two files: a journal, and where its witnesses are");
            System.exit(2);
        }
        Verdict verdict = Oracle.judge(
                Journal.read(Path.of(arguments[0])),
                Witnesses.of(Path.of(arguments[1])).heard());
        System.out.println(verdict.json());
        System.exit(verdict.isGood() ? 0 : 1);
    }

    /** Runs the program on a journal that is written, when all is quiet. */
    public static Verdict ask(Path journal, Witnesses witnesses) {
        Path doors = Objects.requireNonNull(journal.getParent()).resolve("witnesses.json");
        witnesses.writeTo(doors);
        try {
            Process oracle = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath(),
                            OracleProgram.class.getName(),
                            journal.toString(),
                            doors.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String verdict = new String(oracle.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!oracle.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || verdict.isBlank()) {
                oracle.destroyForcibly();
                throw new IllegalStateException("The oracle gave no verdict on " + journal);
            }
            return Verdict.of(verdict);
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stopped);
        }
    }

    private static String classPath() {
        return String.join(File.pathSeparator, List.of(System.getProperty("java.class.path")));
    }
}
