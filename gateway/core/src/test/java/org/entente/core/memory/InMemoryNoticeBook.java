package org.entente.core.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.entente.core.content.Digest;
import org.entente.core.evidence.NoticeBook;

/** For one node of one State, in memory. */
public final class InMemoryNoticeBook implements NoticeBook {

    private final Map<Digest, Integer> fewest = new HashMap<>();

    @Override
    public synchronized boolean claim(Digest what, int daysBefore, Instant now) {
        int before = fewest.getOrDefault(what, Integer.MAX_VALUE);
        fewest.put(what, Math.min(before, daysBefore));
        return daysBefore < before;
    }
}
