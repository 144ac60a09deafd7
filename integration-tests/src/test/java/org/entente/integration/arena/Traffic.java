package org.entente.integration.arena;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.entente.cli.client.MultipartBody;
import org.entente.integration.oracle.Door;
import org.entente.integration.oracle.Event;
import org.entente.integration.oracle.Journal;
import tools.jackson.databind.JsonNode;

/**
 * Two agencies that do as they should: the sender tries again under the same key until it has an answer, the receiver
 * fetches at every door what is offered and confirms it.
 */
public final class Traffic implements AutoCloseable {

    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final Alert alerts = new Alert(Instant.now());
    private volatile Journal journal;
    private final List<Door> sending;
    private final Map<String, Long> confirmed = new ConcurrentHashMap<>();
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean open = true;
    private volatile boolean held = false;

    Traffic(States states, Journal journal) {
        this.journal = journal;
        this.sending =
                states.sendingDoors().stream().map(key -> new Door(key, ANSWER)).toList();
        states.inboxes().forEach(key -> threads.execute(() -> drain(new Door(key, ANSWER))));
    }

    /** Hands in one alert each; the future ends when the gateway has taken it, with its id. */
    public List<CompletableFuture<String>> send(List<String> keys) {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (String key : keys) {
            journal.write(new Event.Asked(key, Alert.attachment(key)));
            answers.add(CompletableFuture.supplyAsync(() -> accepted(key), threads));
        }
        return answers;
    }

    /** How often the door said what, by status and code. */
    public Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    /** What is seen from now on stands in another journal. */
    void writes(Journal next) {
        journal = next;
    }

    /** Keeps the receiving agency from looking into its inbox, or lets it. */
    public void hold(boolean inbox) {
        held = inbox;
    }

    /** Whether the receiving agency has confirmed it and was answered. */
    public boolean isConfirmed(String id) {
        return confirmed.containsKey(id);
    }

    private String accepted(String key) {
        int tries = 0;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (open && System.nanoTime() < end) {
            Door door = sending.get(Math.floorMod(key.hashCode() + tries, sending.size()));
            tries++;
            try {
                MultipartBody body = alerts.body(key);
                String id = door.post(
                                "/v1/messages",
                                Map.of("Content-Type", body.contentType(), "Idempotency-Key", key),
                                body.publisher())
                        .path("id")
                        .asString("");
                journal.write(new Event.Accepted(key, id, tries == 1));
                return id;
            } catch (Door.Closed refused) {
                refusals.merge(refused.status() == 0 ? "no answer" : refused.getMessage(), 1, Integer::sum);
                pause();
            }
        }
        throw new IllegalStateException("The alert " + key + " was not accepted within " + PATIENCE);
    }

    private void drain(Door door) {
        while (open) {
            try {
                long asked = System.nanoTime();
                if (held) {
                    pause();
                    continue;
                }
                for (JsonNode item : door.get("/v1/inbox?limit=100").path("messages")) {
                    take(door, item, asked);
                }
            } catch (Door.Closed gatewayIsDead) {
                // It comes back; what lies there lies there still.
            }
            pause();
        }
    }

    /** Leaves to the other door what it has in hand, and what it confirmed after this list was asked for. */
    private void take(Door door, JsonNode item, long asked) {
        String id = item.path("id").asString("");
        if (!inHand.add(id)) {
            return;
        }
        try {
            if (confirmed.getOrDefault(id, Long.MIN_VALUE) < asked) {
                fetchAndConfirm(door, item, id);
            }
        } catch (Door.Closed later) {
            // It is offered again; what lies behind it must not wait for it.
        } finally {
            inHand.remove(id);
        }
    }

    private void fetchAndConfirm(Door door, JsonNode item, String id) {
        String content = new String(door.bytes("/v1/inbox/" + id + "/parts/1"), StandardCharsets.UTF_8);
        Matcher key = Alert.KEY.matcher(content);
        String attachment = "";
        for (JsonNode part : item.path("parts")) {
            if (part.path("role").asString("").equals("ATTACHMENT")) {
                attachment = Alert.digest(door.bytes(
                        "/v1/inbox/" + id + "/parts/" + part.path("number").asInt()));
            }
        }
        journal.write(new Event.Fetched(id, key.find() ? key.group() : "content of no alert of ours", attachment));
        door.post("/v1/inbox/" + id + "/confirm");
        journal.write(new Event.Confirmed(id));
        confirmed.put(id, System.nanoTime());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AGAIN.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** True when the condition came true in time. */
    public static boolean within(Duration patience, Callable<Boolean> condition) {
        try {
            Awaitility.await().atMost(patience).pollInterval(AGAIN).until(condition);
            return true;
        } catch (ConditionTimeoutException late) {
            return false;
        }
    }

    @Override
    public void close() {
        open = false;
        threads.shutdownNow();
    }
}
