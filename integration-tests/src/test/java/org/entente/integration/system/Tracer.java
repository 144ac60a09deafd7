package org.entente.integration.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** strace on processes that run: watches their system calls, or makes them fail, until it is closed. */
public final class Tracer implements AutoCloseable {

    private static final Duration ATTACHING = Duration.ofMinutes(1);

    private final Process strace;

    /** Returns when it holds all the processes and their threads. */
    public Tracer(Collection<Long> processes, Path log, String... options) {
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-o", log.toString()));
        command.addAll(List.of(options));
        processes.forEach(process -> command.addAll(List.of("-p", String.valueOf(process))));
        Path out = log.resolveSibling(log.getFileName() + ".out");
        try {
            this.strace = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        try {
            Awaitility.await().atMost(ATTACHING).until(() -> answered(out) >= processes.size() || !strace.isAlive());
        } catch (ConditionTimeoutException late) {
            close();
            throw new IllegalStateException("strace could not take hold: see " + out, late);
        }
        if (!strace.isAlive()) {
            throw new IllegalStateException("strace ended at once: see " + out);
        }
    }

    /** A process may have ended meanwhile. */
    private static long answered(Path out) throws IOException {
        try (Stream<String> lines = Files.lines(out)) {
            return lines.filter(line -> line.contains(" attached") || line.contains("No such process"))
                    .count();
        }
    }

    /** The processes of the database server whose programs and data lie in this folder. */
    public static List<Long> postgres(Path folder) {
        try {
            long postmaster = Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid"))
                    .getFirst()
                    .strip());
            return Stream.concat(
                            Stream.of(postmaster),
                            ProcessHandle.of(postmaster).stream()
                                    .flatMap(ProcessHandle::descendants)
                                    .map(ProcessHandle::pid))
                    .toList();
        } catch (IOException notThere) {
            throw new UncheckedIOException(notThere);
        }
    }

    /** Lets go: the processes run on as if nothing had been. */
    @Override
    public void close() {
        strace.destroy();
        try {
            if (!strace.waitFor(ATTACHING.toSeconds(), TimeUnit.SECONDS)) {
                strace.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            strace.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
