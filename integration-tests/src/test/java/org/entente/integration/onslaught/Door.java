package org.entente.integration.onslaught;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.entente.cli.bench.states.Machine;
import org.entente.node.bench.WireLine;

/** The real AS4 door of one State in a process of its own with a small heap and a content store on the disk. */
final class Door implements AutoCloseable {

    private static final int FAREWELL_SECONDS = 10;

    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;
    private final Path store;

    private Door(Process process, Path store) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.store = store;
    }

    /** Returns when it listens; its log lies in {@code home}. */
    static Door open(List<String> terms, String heap, Path home) {
        Path store = home.resolve("store");
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-Xmx" + heap, "-cp", System.getProperty("java.class.path"), "org.entente.cli.Entente"));
        words.addAll(List.of("bench", "wire-end", "role=receiver", "store=" + store));
        words.addAll(terms);
        var builder =
                new ProcessBuilder(words).redirectError(home.resolve("door.log").toFile());
        builder.environment().put("ENTENTE_HOME", home.toString());
        try {
            var door = new Door(builder.start(), store);
            Runtime.getRuntime().addShutdownHook(new Thread(door.process::destroy));
            door.await("ready");
            return door;
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /** The most heap since this was last asked, garbage included. */
    long mostHeap() {
        try {
            orders.write(new WireLine("memory", Map.of()).text());
            orders.newLine();
            orders.flush();
            return await("memory").number("heap");
        } catch (IOException ended) {
            throw new UncheckedIOException("The door has ended, see door.log", ended);
        }
    }

    long mostResident() {
        return Machine.mostResidentBytes(process.pid());
    }

    double cpuSeconds() {
        return Machine.cpuSeconds(process.pid());
    }

    long storeBytes() {
        return Machine.bytesBelow(store);
    }

    boolean isOpen() {
        return process.isAlive();
    }

    private WireLine await(String word) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            WireLine said = WireLine.read(line);
            if (said.word().equals(word)) {
                return said;
            }
        }
        throw new IOException("It ended before it said " + word);
    }

    @Override
    public void close() {
        try {
            orders.close();
            boolean isGone = process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS);
            if (!isGone) {
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
