package org.entente.integration.crash;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ClientFault;
import org.entente.integration.crash.Journal.Event;

/**
 * Two agencies that do as they should: the sender tries again under the same key until it has an answer, the receiver
 * fetches what is offered and confirms it.
 */
final class Traffic implements AutoCloseable {

    static final Pattern KEY = Pattern.compile("CRASH-[0-9A-Z-]+-END");
    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int SHARED_PART = 1;

    private final TwoStates states;
    private final Journal journal;
    private final AgencyClient receiver;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean open = true;

    Traffic(TwoStates states, Journal journal) {
        this.states = states;
        this.journal = journal;
        this.receiver = states.receivingAgency();
        threads.execute(this::drain);
    }

    /** Hands in one alert each; the future ends when the gateway has taken it, with its id. */
    List<CompletableFuture<String>> send(List<String> keys) {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (String key : keys) {
            journal.write(new Event.Asked(key));
            answers.add(CompletableFuture.supplyAsync(() -> accepted(key), threads));
        }
        return answers;
    }

    private String accepted(String key) {
        AgencyClient sender = states.sendingAgency();
        int tries = 0;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            tries++;
            try {
                String id = sender.submit(key, states.alert(key));
                journal.write(new Event.Accepted(key, id, tries == 1));
                return id;
            } catch (ClientFault diedAtTheDoor) {
                pause();
            }
        }
        throw new IllegalStateException("The alert " + key + " was not accepted within " + PATIENCE);
    }

    private void drain() {
        while (open) {
            try {
                receiver.inbox().forEach(this::fetchAndConfirm);
            } catch (ClientFault gatewayIsDead) {
                // It comes back; what lies there lies there still.
            }
            pause();
        }
    }

    private void fetchAndConfirm(String id) {
        String content = new String(receiver.part(id, SHARED_PART), StandardCharsets.UTF_8);
        Matcher key = KEY.matcher(content);
        journal.write(new Event.Fetched(id, key.find() ? key.group() : "content of no alert of ours"));
        receiver.confirm(id);
        journal.write(new Event.Confirmed(id));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AGAIN.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** True when the condition came true in time. */
    static boolean within(Duration patience, Callable<Boolean> condition) {
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
        threads.close();
    }
}
