package org.entente.routes.failure;

import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.journal.Settled;
import org.entente.core.journal.Stranded;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Way;
import org.entente.core.message.MessageId;
import org.entente.routes.room.Room;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One way out of a journey: finds the stranded message in the ledger and lets the side journal settle it. */
final class SideDoor<F extends Throwable> implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(SideDoor.class);

    private final String name;
    private final Class<F> failure;
    private final Ledger ledger;
    private final BiFunction<Stranded, F, Settled> settle;

    SideDoor(String name, Class<F> failure, Ledger ledger, BiFunction<Stranded, F, Settled> settle) {
        this.name = name;
        this.failure = failure;
        this.ledger = ledger;
        this.settle = settle;
    }

    @Override
    public void process(Exchange exchange) {
        F cause = failure.cast(Objects.requireNonNull(exchange.getProperty(Exchange.EXCEPTION_CAUGHT)));
        String route = String.valueOf(exchange.getFromRouteId());
        Optional<LedgerEntry> entry = Optional.ofNullable(exchange.getProperty(Room.MESSAGE, MessageId.class))
                .flatMap(id -> ledger.find(route.startsWith("outbound.") ? Way.OUTBOUND : Way.INBOUND, id));
        if (entry.isEmpty()) {
            LOG.error("{} of {} has no message behind it: {}", name, route, code(cause));
            return;
        }
        LOG.warn("{} {} at {}: {}", entry.get().id(), name, route, code(cause));
        Settled settled = settle.apply(new Stranded(entry.get()), cause);
        exchange.getMessage().setBody(settled);
    }

    /** Never a failure's own sentence: it may quote what somebody handed in. */
    private static String code(Throwable cause) {
        return cause instanceof GatewayFailure failure
                ? failure.code().name()
                : cause.getClass().getSimpleName();
    }
}
