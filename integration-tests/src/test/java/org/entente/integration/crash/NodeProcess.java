package org.entente.integration.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** One State's node in a process of its own, as in production, that can be killed and started again. */
final class NodeProcess implements AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(20);

    private final Path config;
    private final Grave grave;
    private Process process;

    NodeProcess(Path config) {
        this.config = config;
        this.grave = new Grave(folder().resolve("grave"));
        this.process = started();
    }

    Grave grave() {
        return grave;
    }

    /** Starts the node again after its death. */
    void revive() {
        if (process.isAlive()) {
            throw new IllegalStateException("The node of " + config + " lives");
        }
        process = started();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** True when the process ended by itself in time. */
    boolean diedWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (!diedWithin(FAREWELL)) {
            process.destroyForcibly();
        }
    }

    private Process started() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow"));
        command.add(grave.agent());
        command.addAll(product());
        command.addAll(List.of("node", "--config", config.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder().resolve("node.out").toFile()));
        builder.environment().put("ENTENTE_HOME", folder().toString());
        try {
            return builder.start();
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /** The jar that people run, or its classes where it is not built; its manifest names the rest of the class path. */
    private static List<String> product() {
        return ClassPath.entry("entente-cli\\.jar")
                .map(jar -> List.of("-jar", jar.toString()))
                .orElseGet(() -> List.of("-cp", ClassPath.whole(), "org.entente.cli.Entente"));
    }

    private Path folder() {
        return Objects.requireNonNull(config.getParent());
    }
}
