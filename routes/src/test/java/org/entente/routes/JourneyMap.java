package org.entente.routes;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.model.RouteDefinition;
import org.entente.core.message.Lane;
import org.entente.routes.room.Room;

/** Draws the journeys from the real route model, so that the picture cannot lie. */
final class JourneyMap {

    private static final List<String> STORY = List.of(
            "outbound.submit",
            "outbound.prepare",
            "outbound.send",
            "inbound.receive",
            "inbound.admit",
            "inbound.deliver",
            "inbound.confirm",
            "upkeep.notices",
            "upkeep.sweep",
            "upkeep.warn",
            "upkeep.expire",
            "upkeep.orphans",
            "upkeep.replay");

    private JourneyMap() {}

    static String draw(List<RouteDefinition> routes) {
        var map = new StringBuilder("""
            # The journeys

            Generated from the routes themselves by `RouteRulesTest`; do not edit. One route of each kind is \
            drawn: the others differ in partner, desk and lane only. What does not go on leaves by the side doors: \
            refused, quarantined, held, waiting, broken.
            """);
        routes.stream()
                .map(RouteDefinition::getRouteId)
                .filter(id -> STORY.stream().noneMatch(id::startsWith))
                .findFirst()
                .ifPresent(untold -> {
                    throw new IllegalStateException("The story does not tell of the route " + untold);
                });
        for (String kind : STORY) {
            routes.stream()
                    .filter(route -> route.getRouteId().startsWith(kind))
                    .findFirst()
                    .ifPresent(route -> map.append(chapter(kind, route)));
        }
        return map.toString();
    }

    private static String chapter(String kind, RouteDefinition route) {
        String rooms =
                RouteRulesTest.rooms(route).stream().map(JourneyMap::step).collect(Collectors.joining("\n→ "));
        return "\n## " + kind + "\n\n" + route.getDescriptionText() + " Hears `" + input(route) + "`.\n\n```text\n"
                + rooms + "\n```\n";
    }

    private static String input(RouteDefinition route) {
        String input = RouteRulesTest.input(route).replaceFirst("\\?.*", "");
        for (Lane lane : Lane.values()) {
            input = input.replace("." + lane.label(), ".<lane>");
        }
        return input.replaceAll("(outbound\\.send|inbound\\.admit)\\.[a-z]+", "$1.<partner>")
                .replaceAll("(outbound\\.prepare|inbound\\.deliver)\\.[a-z0-9-]+", "$1.<desk>");
    }

    private static String step(Room<?, ?> room) {
        return room.toString();
    }
}
