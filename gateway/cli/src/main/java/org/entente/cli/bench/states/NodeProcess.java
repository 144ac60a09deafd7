package org.entente.cli.bench.states;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.entente.cli.Entente;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;

/** A node in a process of its own, started by the same program with the same Java, as in production. */
record NodeProcess(Process process, Duration startedIn) implements RunningNode {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(30);

    /** Returns when the node says that it is up; its logs go below {@code home}. */
    static NodeProcess start(Path home, Path configuration) {
        long begin = System.nanoTime();
        var builder = new ProcessBuilder(command(configuration)).redirectErrorStream(true);
        builder.environment().put("ENTENTE_HOME", home.toString());
        String ownOptions = System.getenv("ENTENTE_BENCH_NODE_JVM");
        if (ownOptions != null) {
            builder.environment().put("JDK_JAVA_OPTIONS", ownOptions.replace("%home%", home.toString()));
        }
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy)); // nothing outlives an interrupted run
            var isUp = new CompletableFuture<Boolean>();
            // No virtual thread: reading from a pipe holds its carrier, and two of them hold all that two cores have.
            Thread.ofPlatform().daemon().name("listener").start(() -> listen(process, isUp));
            if (!answer(isUp)) {
                process.destroy();
                throw new ClientFault(ExitCode.FAILED, "The node of " + configuration + " did not come up");
            }
            return new NodeProcess(process, Duration.ofNanos(System.nanoTime() - begin));
        } catch (IOException cannotStart) {
            throw new UncheckedIOException("A node's process cannot be started", cannotStart);
        }
    }

    private static boolean answer(CompletableFuture<Boolean> isUp) {
        try {
            return isUp.get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException late) {
            return false;
        }
    }

    /** Its first line that begins with the program's name means up; the rest is read so that it never blocks. */
    private static void listen(Process process, CompletableFuture<Boolean> isUp) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("entente: ") && line.contains("AS4 on")) {
                    isUp.complete(true);
                } else {
                    System.err.println("node: " + line);
                }
            }
        } catch (IOException ended) {
            isUp.complete(false);
        }
        isUp.complete(false);
    }

    private static List<String> command(Path configuration) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--") || argument.startsWith("-XX:AOTCache="))
                .forEach(words::add);
        String classes = System.getProperty("java.class.path");
        if (classes.endsWith(".jar") && !classes.contains(":")) {
            words.addAll(List.of("-jar", classes)); // its manifest opens what the libraries need
        } else {
            words.addAll(List.of("-cp", classes, Entente.class.getName()));
        }
        words.addAll(List.of("node", "--config", configuration.toString()));
        return words;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
