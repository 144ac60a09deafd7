package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.MultipartBody;
import tools.jackson.databind.JsonNode;

/** One agency with its client certificate at its gateway's REST door. */
final class AnAgency {

    private final AgencyClient door;

    AnAgency(AgencyClient door) {
        this.door = door;
    }

    AgencyClient door() {
        return door;
    }

    Sent sends(AMessage message) {
        return sends(message.key(), message.asBody());
    }

    Sent sends(String key, MultipartBody body) {
        return new Sent(door, door.submit(key, body));
    }

    /** The words with which its own gateway turns the message away at the door. */
    String isTurnedAwayWith(AMessage message) {
        try {
            throw new AssertionError("It was taken in as " + door.submit(message.key(), message.asBody()));
        } catch (ClientFault turnedAway) {
            return String.valueOf(turnedAway.getMessage());
        }
    }

    /** Waits until the message lies in the inbox. */
    Received receives(Sent sent) {
        Patience.until(sent.id() + " lies in the inbox").until(() -> {
            assertThat(sent.told().stage()).as(sent.told().reason()).isNotIn("REFUSED", "HELD", "BROKEN");
            return door.inbox().contains(sent.id());
        });
        return new Received(door, sent.id());
    }

    /** Fetches and confirms these messages as they come, and returns how many of them were what they should be. */
    int takesAll(Set<String> ids, Predicate<String> isGood) {
        Set<String> open = new HashSet<>(ids);
        var good = new AtomicInteger();
        var many = Patience.until("all " + ids.size() + " messages lie in the inbox")
                .atMost(Duration.ofMinutes(4));
        many.until(() -> {
            for (String id : door.inbox()) {
                if (open.remove(id)) {
                    good.addAndGet(isGood.test(new Received(door, id).document()) ? 1 : 0);
                    door.confirm(id);
                }
            }
            return open.isEmpty();
        });
        return good.get();
    }

    /** The case as its gateway shows it. */
    JsonNode caseCalled(String id) {
        return door.get("/v1/cases/" + id);
    }

    /** What its gateway's directory answers. */
    JsonNode looksUp(String question) {
        return door.get("/v1/directory" + question);
    }

    boolean hasInItsInbox(Sent sent) {
        return door.inbox().contains(sent.id());
    }
}
