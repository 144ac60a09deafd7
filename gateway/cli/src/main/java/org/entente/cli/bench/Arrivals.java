package org.entente.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who was accepted, what arrived: the count by which every accepted message must have arrived once. */
final class Arrivals {

    private static final Pattern NUMBER = Pattern.compile("NB-[0-9]{8}");

    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final Map<String, Arrived> arrived = new ConcurrentHashMap<>();
    private final Set<String> numbers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger repeated = new AtomicInteger();

    /** One accepted message, in nanoseconds of this process's clock. */
    record Sent(String number, long begun, long accepted) {}

    /** One message that its agency fetched and confirmed. */
    record Arrived(String number, long listed, long confirmed) {}

    /** A message from its first byte to its confirmation. */
    record Journey(String id, Sent sent, Arrived arrived) {}

    /** What must be zero, and what it is compared with. */
    record Count(int accepted, int arrived, int lost, int repeated, int unexpected, int mixedUp) {
        boolean isGood() {
            return accepted > 0 && accepted == arrived && lost + repeated + unexpected + mixedUp == 0;
        }
    }

    void sent(String id, Sent one) {
        sent.put(id, one);
    }

    /** Whether the inbox shows it for the first time; a message shown after its confirmation counts as repeated. */
    boolean isNew(String id) {
        if (arrived.containsKey(id)) {
            repeated.incrementAndGet();
            return false;
        }
        return true;
    }

    void arrived(String id, Arrived one) {
        boolean isKnownId = arrived.put(id, one) != null;
        boolean isKnownNumber = !numbers.add(one.number());
        if (isKnownId || isKnownNumber) {
            repeated.incrementAndGet();
        }
    }

    static Optional<String> numberIn(String document) {
        Matcher found = NUMBER.matcher(document);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    List<Journey> journeys() {
        List<Journey> whole = new ArrayList<>();
        sent.forEach((id, one) ->
                Optional.ofNullable(arrived.get(id)).ifPresent(end -> whole.add(new Journey(id, one, end))));
        return whole;
    }

    Count count() {
        int lost = (int)
                sent.keySet().stream().filter(id -> !arrived.containsKey(id)).count();
        int unexpected = (int)
                arrived.keySet().stream().filter(id -> !sent.containsKey(id)).count();
        int mixedUp = (int) journeys().stream()
                .filter(one -> !one.sent().number().equals(one.arrived().number()))
                .count();
        return new Count(sent.size(), arrived.size(), lost, repeated.get(), unexpected, mixedUp);
    }
}
