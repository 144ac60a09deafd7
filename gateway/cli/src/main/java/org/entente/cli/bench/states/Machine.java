package org.entente.cli.bench.states;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Linux says of processes and folders (proc(5)); zero for what it does not say. */
public final class Machine {

    private static final double TICKS_PER_SECOND = 100; // USER_HZ of every Linux that runs Java
    private static final int UTIME = 11; // fields of /proc/pid/stat after the name: utime stime cutime cstime
    private static final int FIELDS = 4;

    private Machine() {}

    /** CPU seconds of a process, its ended children included. */
    public static double cpuSeconds(long pid) {
        Optional<String> stat = read(Path.of("/proc/" + pid + "/stat"));
        if (stat.isEmpty()) {
            return 0;
        }
        String[] fields = stat.get().substring(stat.get().lastIndexOf(')') + 2).split(" ", -1);
        double ticks = 0;
        for (int i = UTIME; i < UTIME + FIELDS; i++) {
            ticks += Double.parseDouble(fields[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** CPU seconds of a process and all that it has started. */
    static double cpuSecondsOfFamily(long pid) {
        return cpuSeconds(pid)
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToDouble(child -> cpuSeconds(child.pid()))
                        .sum();
    }

    /** Memory of a process, what it shares counted once in all (PSS). */
    public static long residentBytes(long pid) {
        return read(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .sum();
    }

    /** The most memory that a process has had resident since it began. */
    public static long mostResidentBytes(long pid) {
        return read(Path.of("/proc/" + pid + "/status")).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .sum();
    }

    static long residentBytesOfFamily(long pid) {
        return residentBytes(pid)
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(child -> residentBytes(child.pid()))
                        .sum();
    }

    /** The process of the database whose data lie below a State's home. */
    static Optional<Long> database(Path home) {
        return read(home.resolve("pg").resolve("data").resolve("postmaster.pid"))
                .map(text -> Long.parseLong(text.lines().findFirst().orElse("0").strip()));
    }

    /** Bytes of all files below a folder; one that vanishes meanwhile counts nothing. */
    public static long bytesBelow(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            long sum = 0;
            for (Path file : all) {
                sum += sizeOf(file);
            }
            return sum;
        } catch (IOException | UncheckedIOException moving) {
            return 0;
        }
    }

    private static long sizeOf(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
