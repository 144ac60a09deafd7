package org.entente.core.journal;

import java.time.Duration;
import java.time.Instant;

/** The ends of messages' validity as the ledger knows them. */
public interface Lapses {

    /**
     * Writes onto the ladder of each message of this State that has not arrived that its validity ends soon, once.
     *
     * <p>Soon is {@code lead} before the end, and never more than a quarter of the whole validity.
     *
     * @return how many were warned of, in one commit with their facts
     */
    int warn(Instant now, Duration lead, int most);
}
