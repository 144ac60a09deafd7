package org.entente.integration.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entente.integration.oracle.Event.At;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the driver was told, in the order in which it was told, one line of JSON each: the oracle's first witness. */
public final class Journal implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Clock clock;
    private final Writer lines;
    private final List<At> events = new ArrayList<>();

    /** Begins a new journal. */
    public Journal(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        try {
            this.lines = Files.newBufferedWriter(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public Path file() {
        return file;
    }

    public synchronized void write(Event event) {
        At at = new At(clock.millis(), event);
        events.add(at);
        try {
            lines.write(line(at));
            lines.write('\n');
            lines.flush();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** What was written so far. */
    public synchronized List<At> events() {
        return List.copyOf(events);
    }

    static List<At> read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(Journal::parse).toList();
        }
    }

    private static String line(At at) {
        ObjectNode line = JSON.createObjectNode().put("at", at.millis());
        switch (at.event()) {
            case Event.Asked asked ->
                line.put("event", "asked").put("key", asked.key()).put("attachment", asked.attachment());
            case Event.Accepted accepted ->
                line.put("event", "accepted")
                        .put("key", accepted.key())
                        .put("id", accepted.id())
                        .put("atFirstTry", accepted.atFirstTry());
            case Event.Fetched fetched ->
                line.put("event", "fetched")
                        .put("id", fetched.id())
                        .put("key", fetched.key())
                        .put("attachment", fetched.attachment());
            case Event.Confirmed confirmed -> line.put("event", "confirmed").put("id", confirmed.id());
            case Event.Struck struck -> line.put("event", "struck").put("blow", struck.blow());
        }
        return line.toString();
    }

    private static At parse(String text) {
        JsonNode line = JSON.readTree(text);
        String key = line.path("key").asString("");
        String id = line.path("id").asString("");
        String attachment = line.path("attachment").asString("");
        Event event = switch (line.path("event").asString("")) {
            case "asked" -> new Event.Asked(key, attachment);
            case "accepted" ->
                new Event.Accepted(key, id, line.path("atFirstTry").asBoolean());
            case "fetched" -> new Event.Fetched(id, key, attachment);
            case "confirmed" -> new Event.Confirmed(id);
            case "struck" -> new Event.Struck(line.path("blow").asString(""));
            default -> throw new IllegalArgumentException("No line of a journal: " + text);
        };
        return new At(line.path("at").asLong(), event);
    }

    @Override
    public synchronized void close() {
        try {
            lines.close();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
