package org.entente.integration.arena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.entente.integration.system.ClassPath;
import org.entente.integration.system.Tool;

/** One node in a process of its own, as in production, that can be killed, paused and started again. */
public final class NodeProcess implements AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(20);

    private final Path config;
    private final Grave grave;
    private Process process;

    NodeProcess(Path config, Grave grave, Launch launch) {
        this.config = config;
        this.grave = grave;
        this.process = started(launch);
        // Nothing outlives a run that was interrupted.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroy()));
    }

    public Grave grave() {
        return grave;
    }

    public long pid() {
        return process.pid();
    }

    /** Everything that belongs to this node alone. */
    public Path folder() {
        return Objects.requireNonNull(config.getParent());
    }

    /** Starts the node again after its death. */
    public void revive() {
        revive(Launch.plain());
    }

    public void revive(Launch launch) {
        if (process.isAlive()) {
            throw new IllegalStateException("The node of " + config + " lives");
        }
        process = started(launch);
    }

    /** SIGKILL; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        diedWithin(FAREWELL);
    }

    /** SIGSTOP: the process is there, and does nothing. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    /** SIGTERM; true when the process ended in time. */
    public boolean stopsWithin(Duration patience) {
        process.destroy();
        return diedWithin(patience);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** True when the process ended by itself in time. */
    public boolean diedWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            resume();
        }
        if (!stopsWithin(FAREWELL)) {
            process.destroyForcibly();
        }
    }

    private void signal(String name) {
        Tool.require("kill", "-" + name, String.valueOf(pid()));
    }

    private Process started(Launch launch) {
        List<String> command = new ArrayList<>(launch.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(launch.jvm());
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add(grave.agent());
        command.addAll(launch.jar().map(jar -> List.of("-jar", jar.toString())).orElseGet(NodeProcess::product));
        command.addAll(List.of("node", "--config", config.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder().resolve("node.out").toFile()));
        builder.environment().put("ENTENTE_HOME", folder().toString());
        builder.environment().putAll(launch.environment());
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
}
