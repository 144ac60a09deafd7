package org.entente.routes.upkeep;

import static org.entente.routes.room.Room.room;

import java.util.function.IntSupplier;
import org.apache.camel.builder.RouteBuilder;
import org.entente.routes.failure.AtTheDoor;
import org.entente.routes.upkeep.UpkeepRoute.Tick;

/** Upkeep that rings nothing: one bounded round of work at each knock of the clockwork. */
public final class TidyRoute extends RouteBuilder {

    private final String name;
    private final String sentence;
    private final IntSupplier work;

    /** Takes the last part of the route's id, its description, and the work, which says how much it did. */
    public TidyRoute(String name, String sentence, IntSupplier work) {
        this.name = name;
        this.sentence = sentence;
        this.work = work;
    }

    @Override
    public void configure() {
        from(UpkeepRoute.door(name)) // Polling Consumer
                .routeId("upkeep." + name)
                .description(sentence)
                .routeConfigurationId(AtTheDoor.ID) // the clockwork logs and knocks again
                .process(room(
                        name, Tick.class, Tidied.class, tick -> new Tidied(work.getAsInt()))); // Message Expiration
    }

    /** How much was done in one round. */
    public record Tidied(int count) {}
}
