package org.entente.core.sealing;

/** Signs and encrypts for one partner, as the agreement with it says. */
public interface Sealer {

    /**
     * Seals one message; payloads are read for their digests now and encrypted while they are sent.
     *
     * @throws org.entente.core.failure.PermanentFault when a key of ours is missing or unfit
     */
    WireMessage seal(Outgoing outgoing);
}
