package org.entente.integration.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Programs of the system that the adversary works with; each ends within a minute. */
public final class Tool {

    private Tool() {}

    /** Exit status and what was printed. */
    public record Result(int status, String output) {}

    public static Result run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command[0] + " does not end");
            }
            return new Result(process.exitValue(), output);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stopped);
        }
    }

    public static String require(String... command) {
        Result result = run(command);
        if (result.status() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + result.output());
        }
        return result.output();
    }

    /** Whether a program of that name can be started. */
    public static boolean isThere(String program) {
        return run("sh", "-c", "command -v " + program).status() == 0;
    }
}
