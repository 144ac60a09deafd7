package org.entente.trust.revocation;

import java.time.Duration;

/** What is done with a partner's certificate of which nobody can tell. */
public sealed interface RevocationPolicy {

    /** Nobody is asked: the partner's authority answers nobody, and the pin alone counts. */
    record NotAsked() implements RevocationPolicy {}

    /** It is not used. */
    record HardFail() implements RevocationPolicy {}

    /** It is used for this long after the last good answer ended; one never called good is not used. */
    record Grace(Duration length) implements RevocationPolicy {}
}
