package org.entente.core.arrival;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.entente.core.content.ContentKey;
import org.entente.core.content.ContentStore;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Part;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.Refused;
import org.entente.core.message.StateCode;

/** Opens what arrives; whatever was kept of a message that turns out bad is discarded. */
public final class Opening {

    private final Opener opener;
    private final ContentStore contents;
    private final StateCode own;
    private final long payloadLimit;

    /** Takes the largest payload in bytes. */
    public Opening(Opener opener, ContentStore contents, StateCode own, long payloadLimit) {
        this.opener = opener;
        this.contents = contents;
        this.own = own;
        this.payloadLimit = payloadLimit;
    }

    public Opened open(Arrival arrival) {
        ContentKey key = contents.newKey();
        var sink = new Sink(key);
        boolean good = false;
        try {
            OpenedWire wire = opener.open(arrival, sink);
            refuseMisdirected(wire);
            KillPoint.K2.passed();
            good = true;
            return new Opened(wire, contents.ownedBy(wire.receiver(), key));
        } finally {
            if (!good) {
                sink.discardAll();
            }
        }
    }

    private void refuseMisdirected(OpenedWire wire) {
        if (!wire.receiver().state().equals(own)) {
            throw new Refused(FailureCode.UNKNOWN_RECIPIENT, "This gateway is " + own);
        }
    }

    private final class Sink implements Opener.PayloadSink {

        private final ContentKey key;
        private final List<Part> kept = new ArrayList<>();

        private Sink(ContentKey key) {
            this.key = key;
        }

        @Override
        public Part keep(PartName name, InputStream in) {
            Part part = contents.keep(key, name, in, payloadLimit);
            kept.add(part);
            return part;
        }

        private void discardAll() {
            kept.forEach(contents::discard);
        }
    }
}
