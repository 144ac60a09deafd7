package org.entente.routes.room;

import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.entente.core.ledger.Bell;
import org.entente.core.message.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One step of a journey: takes one type, gives another, is timed and logged, and knows nothing of Camel inside.
 *
 * <p>The only {@link Processor} in this house besides the side doors.
 */
public final class Room<I, O> implements Processor {

    /** Exchange property: the id of the message that the journey is about. */
    public static final String MESSAGE = "entente.message";

    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final String DESTINATION = "CamelJmsDestinationName";

    private final String name;
    private final Class<I> takes;
    private final Class<O> gives;
    private final Function<I, O> work;

    private Room(String name, Class<I> takes, Class<O> gives, Function<I, O> work) {
        this.name = name;
        this.takes = takes;
        this.gives = gives;
        this.work = work;
    }

    public static <I, O> Room<I, O> room(String name, Class<I> takes, Class<O> gives, Function<I, O> work) {
        return new Room<>(name, takes, gives, work);
    }

    @Override
    public void process(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (!takes.isInstance(body)) {
            throw new IllegalStateException("The room " + name + " takes a " + takes.getSimpleName());
        }
        if (body instanceof MessageId id) {
            exchange.setProperty(MESSAGE, id);
        }
        long start = System.nanoTime();
        O result = work.apply(takes.cast(body));
        exchange.getMessage().setBody(result);
        if (result instanceof Bell bell) {
            exchange.getMessage().setHeader(DESTINATION, bell.queue());
        }
        long micros = (System.nanoTime() - start) / 1000;
        LOG.info("{} {} {} {} us", exchange.getProperty(MESSAGE), exchange.getFromRouteId(), name, micros);
    }

    /** Passes a bell on unchanged; the room around it sets the destination. */
    public static <T> T same(T what) {
        return what;
    }

    public String name() {
        return name;
    }

    public Class<I> takes() {
        return takes;
    }

    public Class<O> gives() {
        return gives;
    }

    @Override
    public String toString() {
        return name + " (" + takes.getSimpleName() + " to " + gives.getSimpleName() + ")";
    }
}
