package org.entente.node.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.entente.core.message.MessageId;
import org.entente.core.message.MessageIds;

/** UUIDs of version 7 (RFC 9562, section 5.7): ordered by time, so that the ledger's index grows at its end. */
record TimeOrderedIds(Clock clock, SecureRandom random) implements MessageIds {

    @Override
    public MessageId next() {
        long millis = clock.millis();
        long high = (millis << 16) | 0x7000L | (random.nextInt() & 0x0fffL);
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new MessageId(new UUID(high, low));
    }
}
