package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.entente.cli.client.MultipartBody;
import org.entente.core.message.AuthorityKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every published example of every family goes from an agency in one State to an agency in the other, through both rule
 * books, handed in as XML and as JSON by turns, and comes out as it went in, with what the shared language does not
 * know. A notice of delivery, which no agency sends, comes back for each; it is waited for when all are confirmed.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryFamilyTravelsTest {

    private static final int PORT_BASE = 19800;
    private static final Map<AnExample, Sent> UNDER_WAY = new HashMap<>();

    private static List<AnExample> examples = List.of();
    private static TwoStates states;

    /** All at once, so that each is waited for while the others travel. */
    @BeforeAll
    static void allSetOut() {
        examples = AnExample.ofAgencies(Instant.now());
        states = TwoStates.ariseWith(PORT_BASE, new EveryAuthority(competences()));
        boolean inJson = false;
        for (AnExample example : examples) {
            MultipartBody body = inJson ? example.inJson() : example.inXml();
            UNDER_WAY.put(example, sender(example).sends(UUID.randomUUID().toString(), body));
            inJson = !inJson;
        }
    }

    @AfterAll
    static void theStatesGo() {
        states.close();
    }

    @ParameterizedTest
    @MethodSource("examples")
    @Order(1)
    void comesOutAsItWentIn(AnExample example) {
        Sent sent = Objects.requireNonNull(UNDER_WAY.get(example));

        Received received = receiver(example).receives(sent);
        ObjectNode delivered = AnExample.read(received.document());
        received.isConfirmed();

        assertThat(delivered.path("body")).isEqualTo(example.body());
        assertThat(delivered.at("/body/extensions").toString()).contains("urn:example:stamps", "a&amp;b");
        assertThat(AnExample.decidedByTheAgency((ObjectNode) delivered.path("header")))
                .isEqualTo(AnExample.decidedByTheAgency(example.headerAsRaised()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    @Order(2)
    void itsSenderHearsThatItIsThere(AnExample example) {
        Sent sent = Objects.requireNonNull(UNDER_WAY.get(example));

        assertThat(sent.comesTo("DELIVERED").ladder()).contains("CLEARED", "AT_THEIR_AGENCY");
    }

    static List<AnExample> examples() {
        return examples;
    }

    private static AnAgency sender(AnExample example) {
        return side(example, true).agency(example.sender());
    }

    private static AnAgency receiver(AnExample example) {
        return side(example, false).agency(example.receiver());
    }

    private static AState side(AnExample example, boolean sends) {
        return example.isFrom(states.norland()) == sends ? states.norland() : states.sudland();
    }

    /** Each kind of authority gets the families of which an example goes to it, and no other. */
    private static Map<AuthorityKind, Set<String>> competences() {
        var families = new HashMap<AuthorityKind, Set<String>>();
        for (AnExample example : examples) {
            families.computeIfAbsent(example.sender(), none -> new TreeSet<>());
            families.computeIfAbsent(example.receiver(), none -> new TreeSet<>())
                    .add(example.family());
        }
        return families;
    }
}
