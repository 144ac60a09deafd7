package org.entente.trust.revocation;

import java.time.Instant;
import java.util.Optional;

/** Whether a certificate was revoked; three answers, never two. */
public sealed interface Revocation {

    /** Its authority said that it was not revoked. */
    record Good(Known known) implements Revocation {}

    /** Its authority revoked it. */
    record Revoked(Known known) implements Revocation {}

    /** Nobody with the right to said anything that holds now. */
    record CouldNotTell(Instant asked, String why) implements Revocation {}

    /** What its authority said of it; empty where nobody could tell. */
    default Optional<Known> told() {
        return switch (this) {
            case Good good -> Optional.of(good.known());
            case Revoked revoked -> Optional.of(revoked.known());
            case CouldNotTell _ -> Optional.empty();
        };
    }

    /**
     * When an authority said so, by which way, and until when that holds.
     *
     * @param said what the authority dates its statement, not when it came
     */
    record Known(Instant said, Source source, Instant until) {}

    /** Which way an answer came. */
    enum Source {
        OCSP,
        FETCHED_LIST,
        IMPORTED_LIST
    }
}
