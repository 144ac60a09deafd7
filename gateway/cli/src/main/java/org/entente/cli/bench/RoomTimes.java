package org.entente.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the nodes themselves write of each room and message: milliseconds per room, in the order of the journey. */
final class RoomTimes {

    private static final Pattern LINE =
            Pattern.compile(".* ([0-9a-f-]{36}) ([a-z]+\\.[a-z]+)\\S* ([a-z]+) ([0-9]+) us");
    private static final List<String> JOURNEY = List.of(
            "outbound.submit",
            "outbound.prepare",
            "outbound.send",
            "inbound.receive",
            "inbound.admit",
            "inbound.deliver",
            "inbound.confirm");

    private RoomTimes() {}

    /** Milliseconds by journey and room of the messages asked for; a log line may come late, but none is waited for. */
    static Map<String, Percentiles> of(List<Path> homes, Set<String> ids) {
        Map<String, List<Double>> byRoom = new HashMap<>();
        List<String> order = new ArrayList<>();
        Set<String> wanted = new HashSet<>(ids);
        for (Path home : homes) {
            for (Path log : logs(home)) {
                read(log, wanted, byRoom, order);
            }
        }
        Map<String, Percentiles> rooms = new LinkedHashMap<>();
        for (String journey : JOURNEY) {
            order.stream()
                    .filter(room -> room.startsWith(journey + " "))
                    .forEach(room -> rooms.put(room, Percentiles.of(byRoom.getOrDefault(room, List.of()))));
        }
        return rooms;
    }

    private static void read(Path log, Set<String> ids, Map<String, List<Double>> byRoom, List<String> order) {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            lines.map(LINE::matcher)
                    .filter(Matcher::matches)
                    .filter(found -> ids.contains(found.group(1)))
                    .forEach(found -> byRoom.computeIfAbsent(found.group(2) + " " + found.group(3), room -> {
                                order.add(room);
                                return new ArrayList<>();
                            })
                            .add(Long.parseLong(found.group(4)) / 1000.0));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A node's log cannot be read: " + log, unreadable);
        }
    }

    private static List<Path> logs(Path home) {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("entente.*\\.log"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A node's folder cannot be read: " + home, unreadable);
        }
    }
}
