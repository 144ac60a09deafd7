package org.entente.cli.bench.wire;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.entente.cli.bench.states.Machine;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.entente.node.bench.WireLine;

/** A process that answers each order with one line, and ends when its orders do. */
final class End implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final WireLine ENDED = new WireLine("ended", java.util.Map.of());

    private static final List<String> ANSWERS = List.of("ready", "fired", "held", "memory");

    private final String name;
    private final Process process;
    private final BufferedWriter orders;
    private final BlockingQueue<WireLine> answers = new LinkedBlockingQueue<>();

    private End(String name, Process process) {
        this.name = name;
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Returns once it says that it is ready; its logs and what it says besides go to {@code log}. */
    static End start(String name, List<String> command, Path home) {
        var builder = new ProcessBuilder(command);
        builder.redirectError(home.resolve(name + ".log").toFile());
        builder.environment().put("ENTENTE_HOME", home.resolve(name).toString());
        String options = System.getenv("ENTENTE_BENCH_WIRE_JVM");
        if (options != null) {
            builder.environment().put("JDK_JAVA_OPTIONS", options.replace("%name%", name));
        }
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy)); // nothing outlives an interrupted run
            var end = new End(name, process);
            // No virtual thread: reading from a pipe holds its carrier, and two of them hold all that two cores have.
            Thread.ofPlatform().daemon().name("listener-" + name).start(end::listen);
            end.answer("ready");
            return end;
        } catch (IOException cannotStart) {
            throw new UncheckedIOException("The process " + name + " cannot be started", cannotStart);
        }
    }

    /** Gives an order and waits for its answer, which is called {@code answer}. */
    WireLine order(WireLine order, String answer) {
        try {
            orders.write(order.text());
            orders.newLine();
            orders.flush();
        } catch (IOException ended) {
            throw new ClientFault(ExitCode.FAILED, name + " ended, see its log", ended);
        }
        return answer(answer);
    }

    long pid() {
        return process.pid();
    }

    double cpuSeconds() {
        return Machine.cpuSeconds(process.pid());
    }

    long residentBytes() {
        return Machine.residentBytes(process.pid());
    }

    private WireLine answer(String word) {
        try {
            WireLine line = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (line == null || !line.word().equals(word)) {
                throw new ClientFault(ExitCode.FAILED, name + " did not say " + word + " within " + PATIENCE);
            }
            return line;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClientFault(ExitCode.FAILED, "Interrupted", stopped);
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                WireLine said = WireLine.read(line);
                if (ANSWERS.contains(said.word())) {
                    answers.add(said);
                }
            }
        } catch (IOException ended) {
            answers.add(ENDED);
        }
        answers.add(ENDED);
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
