package org.entente.routes.upkeep;

import static org.entente.routes.room.Room.room;

import java.util.List;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.entente.core.ledger.Bell;
import org.entente.routes.failure.AtTheDoor;
import org.entente.routes.room.Bells;
import org.entente.routes.room.Room;

/** Upkeep: makes bells out of what stands in the ledger, and rings them; the node's clockwork knocks at its door. */
public final class UpkeepRoute extends RouteBuilder {

    private final String name;
    private final String sentence;
    private final java.util.function.Supplier<List<Bell>> bells;

    /** Takes the last part of the route's id, its description, and where the bells come from. */
    public UpkeepRoute(String name, String sentence, java.util.function.Supplier<List<Bell>> bells) {
        this.name = name;
        this.sentence = sentence;
        this.bells = bells;
    }

    public static String door(String name) {
        return "direct:upkeep." + name;
    }

    @Override
    public void configure() {
        from(door(name)) // Polling Consumer
                .routeId("upkeep." + name)
                .description(sentence)
                .routeConfigurationId(AtTheDoor.ID) // the clockwork logs and knocks again
                .process(room(name, Tick.class, List.class, this::gather))
                .split(body()) // Splitter
                .process(room("bell", Bell.class, Bell.class, Room::same))
                .to(ExchangePattern.InOnly, Bells.RING);
    }

    private List<Bell> gather(Tick tick) {
        return bells.get();
    }

    /** The clockwork's knock. */
    public record Tick() {}
}
