package org.entente.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.model.ToDefinition;
import org.entente.routes.failure.AtTheDoor;
import org.entente.routes.failure.SideDoors;
import org.entente.routes.room.Bells;
import org.entente.routes.room.Room;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads the real route model and holds it to the house rules; also writes the map of the journeys. */
class RouteRulesTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void buildTheRealRoutes() {
        AHouse.journeys().addTo(camel);
    }

    @AfterEach
    void close() {
        camel.stop();
    }

    @Test
    void everyRouteHasItsOwnIdAndADescription() {
        List<String> ids = routes().stream().map(RouteDefinition::getRouteId).toList();

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        assertThat(routes())
                .allSatisfy(route -> assertThat(route.getDescriptionText())
                        .as(route.getRouteId())
                        .endsWith("."));
    }

    @Test
    void everyQueuesRouteHasTheSideDoorsAndEveryDoorsRouteAnswersItsDoor() {
        assertThat(routes()).allSatisfy(route -> {
            String expected = input(route).startsWith("jms:") ? SideDoors.ID : AtTheDoor.ID;
            assertThat(route.getRouteConfigurationId()).as(route.getRouteId()).isEqualTo(expected);
        });
    }

    @Test
    void onlyRoomsProcess() {
        assertThat(routes())
                .allSatisfy(route -> assertThat(processors(route.getOutputs()))
                        .as(route.getRouteId())
                        .isNotEmpty()
                        .allSatisfy(step -> assertThat(step.getProcessor()).isInstanceOf(Room.class)));
    }

    @Test
    void everyRoomTakesWhatTheRoomBeforeItGives() {
        assertThat(routes()).allSatisfy(route -> {
            List<Room<?, ?>> rooms = rooms(route);
            for (int i = 1; i < rooms.size(); i++) {
                Class<?> given = rooms.get(i - 1).gives();
                boolean split = given.equals(List.class);
                assertThat(split || rooms.get(i).takes().isAssignableFrom(given))
                        .as(route.getRouteId() + ": " + rooms.get(i - 1) + " before " + rooms.get(i))
                        .isTrue();
            }
        });
    }

    @Test
    void noTwoRoutesHearOneInput() {
        assertThat(routes().stream().map(RouteRulesTest::input).toList()).doesNotHaveDuplicates();
    }

    @Test
    void everyQueueThatIsRungIsAnsweredAndTheOtherWayRound() {
        Set<String> heard = routes().stream()
                .map(RouteRulesTest::input)
                .filter(input -> input.startsWith("jms:"))
                .map(input -> input.replaceFirst("jms:queue:", "").replaceFirst("\\?.*", ""))
                .collect(Collectors.toSet());

        assertThat(heard).isEqualTo(Set.copyOf(AHouse.journeys().queues()));
    }

    @Test
    void bellsAreRungOnlyAtTheOneEndpoint() {
        assertThat(routes())
                .allSatisfy(route -> assertThat(tos(route.getOutputs()))
                        .as(route.getRouteId())
                        .allSatisfy(to -> assertThat(to.getUri()).isEqualTo(Bells.RING)));
    }

    @Test
    void theMapOfTheJourneysIsCurrent() throws IOException {
        Path file = Path.of(System.getProperty("entente.root"), "docs", "journeys.md");
        String map = JourneyMap.draw(routes());
        if (Boolean.getBoolean("journeys.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, map);
        }

        assertThat(file)
                .as("docs/journeys.md is generated: run the tests of routes with -Djourneys.write=true")
                .exists()
                .content()
                .isEqualTo(map);
    }

    private List<RouteDefinition> routes() {
        var byId = new TreeMap<String, RouteDefinition>();
        camel.getRouteDefinitions().forEach(route -> byId.put(route.getRouteId(), route));
        return List.copyOf(byId.values());
    }

    static String input(RouteDefinition route) {
        FromDefinition from = route.getInput();
        return from.getUri();
    }

    static List<Room<?, ?>> rooms(RouteDefinition route) {
        List<Room<?, ?>> rooms = new ArrayList<>();
        for (ProcessDefinition step : processors(route.getOutputs())) {
            if (step.getProcessor() instanceof Room<?, ?> room) {
                rooms.add(room);
            }
        }
        return rooms;
    }

    private static List<ProcessDefinition> processors(List<ProcessorDefinition<?>> outputs) {
        var found = new ArrayList<ProcessDefinition>();
        for (ProcessorDefinition<?> output : outputs) {
            switch (output) {
                case ProcessDefinition step -> found.add(step);
                case SplitDefinition split -> found.addAll(processors(split.getOutputs()));
                default -> {}
            }
        }
        return found;
    }

    private static List<ToDefinition> tos(List<ProcessorDefinition<?>> outputs) {
        var found = new ArrayList<ToDefinition>();
        for (ProcessorDefinition<?> output : outputs) {
            switch (output) {
                case ToDefinition to -> found.add(to);
                case SplitDefinition split -> found.addAll(tos(split.getOutputs()));
                default -> {}
            }
        }
        return found;
    }
}
