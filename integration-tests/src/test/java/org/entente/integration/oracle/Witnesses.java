package org.entente.integration.oracle;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whom the oracle asks: the operators' doors of both States, and the receiving agency's own.
 *
 * <p>A State with several nodes has several doors; one that answers is enough, for they share a ledger.
 */
public record Witnesses(List<Door.Key> sender, List<Door.Key> receiver, List<Door.Key> inbox) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PAGE = 100;

    public Witnesses {
        sender = List.copyOf(sender);
        receiver = List.copyOf(receiver);
        inbox = List.copyOf(inbox);
    }

    Testimony heard() {
        return new Testimony(
                stages(sender, "/operator/messages?way=outbound"),
                stages(receiver, "/operator/messages?way=inbound"),
                Set.copyOf(stages(inbox, "/v1/inbox?").keySet()));
    }

    /** Stages by id, page for page. */
    private static Map<String, String> stages(List<Door.Key> doors, String path) {
        List<Door> open = doors.stream().map(key -> new Door(key, PATIENCE)).toList();
        var all = new HashMap<String, String>();
        String after = "";
        while (true) {
            JsonNode page =
                    firstThatAnswers(open, path + "&limit=" + PAGE + after).path("messages");
            var seen = new HashSet<>(all.keySet());
            for (JsonNode line : page) {
                String id = line.path("id").asString("");
                all.put(id, line.path("state").path("stage").asString(""));
                after = "&after=" + id;
            }
            if (page.isEmpty() || seen.containsAll(all.keySet())) {
                return all;
            }
        }
    }

    private static JsonNode firstThatAnswers(List<Door> doors, String path) {
        var last = new Door.Closed(0, "There is no door");
        for (Door door : doors) {
            try {
                return door.get(path);
            } catch (Door.Closed closed) {
                last = closed;
            }
        }
        throw last;
    }

    static Witnesses of(Path file) {
        return JsonMapper.builder().build().readValue(file.toFile(), Witnesses.class);
    }

    void writeTo(Path file) {
        JsonMapper.builder().build().writeValue(file.toFile(), this);
    }
}
