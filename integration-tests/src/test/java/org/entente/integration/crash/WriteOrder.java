package org.entente.integration.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.integration.arena.Alert;
import org.entente.integration.arena.Arena;
import org.entente.integration.arena.Side;
import org.entente.integration.arena.Traffic;
import org.entente.integration.oracle.Event;
import org.entente.integration.system.Tool;
import org.entente.integration.system.Tracer;

/**
 * Whether content is on the disk before the commit that names it, and that commit before the agency's answer.
 *
 * <p>Losing power cannot be tried here; what the node and its database ask of the system, and when, can be seen.
 */
final class WriteOrder {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern CALL = Pattern.compile(
            "^(?<pid>[0-9]+) +(?<at>[0-9]+\\.[0-9]+) (?:<\\.\\.\\. )?(?<call>fsync|fdatasync|rename\\w*)"
                    + "(?<rest>.*?)(?:= (?<result>-?[0-9]+).*)?$");
    private static final Pattern HALF = Pattern.compile("content/[0-9a-f/]+/(?<file>[0-9a-f-]{36})\\.new");

    private WriteOrder() {}

    /**
     * What was seen.
     *
     * @param answers how many alerts with an attachment were answered
     * @param complaints files that were named before they were on the disk
     */
    record Finding(int answers, List<String> complaints) {
        Finding {
            complaints = List.copyOf(complaints);
        }

        boolean isGood() {
            return answers > 0 && complaints.isEmpty();
        }

        String inWords() {
            return "%d answers, %d out of order%s"
                    .formatted(
                            answers, complaints.size(), complaints.isEmpty() ? "" : " (" + complaints.getFirst() + ")");
        }
    }

    /** Sends alerts with attachments one after the other, and watches the node and its database. */
    static Finding observed(Arena arena, Side side, String run) {
        if (!Tool.isThere("strace")) {
            throw new IllegalStateException("strace is needed to see the order of writes: apt-get install strace");
        }
        Path log = arena.home().resolve(run + ".strace");
        List<Long> watched = new ArrayList<>(List.of(arena.node(side).pid()));
        watched.addAll(Tracer.postgres(arena.database(side)));
        try (var _ = new Tracer(watched, log, "-ttt", "-y", "-e", "trace=fsync,fdatasync,rename,renameat,renameat2")) {
            for (int number = 0; number < 20; number += 4) { // those have attachments
                String id = arena.traffic()
                        .send(List.of(Alert.key(run, number)))
                        .getFirst()
                        .join();
                Traffic.within(PATIENCE, () -> arena.isSettled(id));
            }
        }
        return judged(read(log), arena.journal().events());
    }

    /** A call that came back with success. */
    private record Call(double begin, double end, String name, String words) {}

    private static List<Call> read(Path log) {
        Map<String, Matcher> unfinished = new HashMap<>();
        List<Call> calls = new ArrayList<>();
        try (Stream<String> lines = Files.lines(log)) {
            lines.map(CALL::matcher).filter(Matcher::find).forEach(line -> {
                String thread = line.group("pid");
                double at = Double.parseDouble(line.group("at"));
                if (line.group("rest").contains("<unfinished")) {
                    unfinished.put(thread, line);
                } else if ("0".equals(line.group("result"))) {
                    Matcher begun = line.group("rest").contains("resumed") ? unfinished.remove(thread) : line;
                    if (begun != null) {
                        double began = Double.parseDouble(begun.group("at"));
                        calls.add(new Call(began, at, begun.group("call"), begun.group("rest")));
                    }
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        calls.sort(Comparator.comparingDouble(Call::end));
        return calls;
    }

    private static Finding judged(List<Call> calls, List<Event.At> journal) {
        Map<String, Double> asked = new HashMap<>();
        List<String> complaints = new ArrayList<>();
        int answers = 0;
        for (Event.At at : journal) {
            double seconds = at.millis() / 1000.0;
            if (at.event() instanceof Event.Asked(String key, String attachment) && !attachment.isEmpty()) {
                asked.put(key, seconds);
            } else if (at.event() instanceof Event.Accepted accepted && asked.containsKey(accepted.key())) {
                answers++;
                double begin = asked.getOrDefault(accepted.key(), 0.0) - 0.002; // the journal has milliseconds
                complaints.addAll(complaints(
                        calls.stream()
                                .filter(call -> call.begin() >= begin && call.end() <= seconds + 0.002)
                                .toList(),
                        accepted.key()));
            }
        }
        return new Finding(answers, complaints);
    }

    /** Between question and answer: file forced, renamed, folder forced, then the database's log forced. */
    private static List<String> complaints(List<Call> calls, String key) {
        List<String> complaints = new ArrayList<>();
        List<Call> renamed = calls.stream()
                .filter(call -> call.name().startsWith("rename") && half(call).find())
                .toList();
        if (renamed.isEmpty()) {
            complaints.add("no file was kept for " + key);
        }
        for (Call rename : renamed) {
            Matcher name = half(rename);
            String file = name.find() ? name.group("file") : "";
            double forced =
                    last(calls, call -> isForce(call) && call.words().contains(file) && call.end() <= rename.begin());
            double folder = first(calls, call -> isForce(call) && call.begin() >= rename.end() && isFolder(call));
            double committed = first(
                    calls,
                    call -> isForce(call)
                            && call.begin() >= folder
                            && call.words().contains("pg_wal"));
            if (Double.isNaN(forced)) {
                complaints.add("a file was named before it was forced to the disk");
            } else if (Double.isNaN(folder)) {
                complaints.add("a file was answered for before its folder was forced to the disk");
            } else if (Double.isNaN(committed)) {
                complaints.add("the answer came before the commit was forced to the disk");
            }
        }
        return complaints;
    }

    private static Matcher half(Call call) {
        return HALF.matcher(call.words());
    }

    private static boolean isForce(Call call) {
        return call.name().equals("fsync") || call.name().equals("fdatasync");
    }

    private static boolean isFolder(Call call) {
        return call.words().matches(".*content/[0-9a-f]{2}/[0-9a-f]{2}>.*");
    }

    private static double first(List<Call> calls, java.util.function.Predicate<Call> which) {
        return calls.stream().filter(which).mapToDouble(Call::end).min().orElse(Double.NaN);
    }

    private static double last(List<Call> calls, java.util.function.Predicate<Call> which) {
        return calls.stream().filter(which).mapToDouble(Call::end).max().orElse(Double.NaN);
    }
}
