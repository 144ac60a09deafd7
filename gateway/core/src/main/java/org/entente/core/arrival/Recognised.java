package org.entente.core.arrival;

import java.util.Optional;
import org.entente.core.ledger.LedgerEntry;

/** An opened message together with the answer to: was it here before? Only {@link Keeping} makes one. */
public final class Recognised {

    private final Opened opened;
    private final Optional<LedgerEntry> earlier;

    Recognised(Opened opened, Optional<LedgerEntry> earlier) {
        this.opened = opened;
        this.earlier = earlier;
    }

    public Opened opened() {
        return opened;
    }

    public Optional<LedgerEntry> earlier() {
        return earlier;
    }

    @Override
    public String toString() {
        return "Recognised[" + opened.wire().message() + "]";
    }
}
