package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.schemas.SchemaFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A conversation in full. Norland's central authority asks Sudland's for three measures: one is executed after more was
 * asked, one refused with ground and instrument, one postponed and executed in the end. Both read the same case.
 */
class AnMlaRequestIsAnsweredInPartsTest {

    private static final int PORT_BASE = 19600;

    private static final List<String> FAMILIES = List.of(
            "mla-request",
            "acknowledgement",
            "more-info-needed",
            "supplement",
            "partial-reply",
            "refusal",
            "postponement",
            "reply",
            "feedback");

    @Test
    void andBothStatesSeeTheSameCaseFromItsOpeningToItsClosing() {
        try (TwoStates states = TwoStates.ariseWithCentralAuthorities(PORT_BASE, FAMILIES)) {
            AnAgency norland = states.norland().centralAuthority();
            AnAgency sudland = states.sudland().centralAuthority();

            Sent request = norland.sends(theRequest());
            takes(sudland, request);
            String asked = request.id();
            takes(norland, sudland.sends(flow("acknowledgement", "request-taken-over-by-a-prosecutor", "QN", asked)));
            Sent more = sudland.sends(flow("more-info-needed", "two-branches-and-no-questions", "QN", asked));
            takes(norland, more);
            JsonNode waiting = sameCase(norland, sudland, asked, 3);
            assertThat(states(waiting)).containsExactly("MORE_INFO", "ACKNOWLEDGED", "MORE_INFO");
            assertThat(waiting.at("/requests/0/items/0/clockStands").asBoolean())
                    .isTrue();
            assertThat(waiting.at("/requests/0/items/1/clockStands").asBoolean())
                    .isFalse();

            takes(sudland, norland.sends(flow("supplement", "branch-and-questions", "QS", more.id())));
            takes(norland, sudland.sends(flow("partial-reply", "bank-records-are-here", "QN", asked)));
            takes(norland, sudland.sends(flow("refusal", "no-such-measure-here", "QN", asked)));
            takes(norland, sudland.sends(flow("postponement", "until-the-judgment", "QN", asked)));
            JsonNode halfway = sameCase(norland, sudland, asked, 7);
            assertThat(states(halfway)).containsExactly("EXECUTED", "REFUSED", "POSTPONED");
            assertThat(halfway.at("/requests/0/outcome/kind").asString("")).isEqualTo("OPEN");

            Sent last = sudland.sends(flow("reply", "last-item-executed", "QN", asked));
            takes(norland, last);
            takes(sudland, norland.sends(flow("feedback", "records-read-out-in-court", "QS", last.id())));
            JsonNode closed = sameCase(norland, sudland, asked, 9);
            assertThat(states(closed)).containsExactly("CLOSED", "CLOSED", "CLOSED");
            assertThat(closed.at("/requests/0/outcome/kind").asString("")).isEqualTo("EXECUTED");
            assertThat(closed.at("/requests/0/items/1/because").asString("")).isEqualTo("R03 UNTOC-18");
        }
    }

    private static void takes(AnAgency receiver, Sent sent) {
        receiver.receives(sent).isConfirmed();
    }

    /** Waits until both show as many messages, and compares all that they show. */
    private static JsonNode sameCase(AnAgency one, AnAgency other, String id, int messages) {
        Patience.until("both show " + messages + " messages")
                .until(() -> one.caseCalled(id).path("timeline").size() == messages
                        && other.caseCalled(id).path("timeline").size() == messages);
        JsonNode here = one.caseCalled(id);
        assertThat(other.caseCalled(id)).isEqualTo(here);
        assertThat(here.path("timeline").valueStream()).noneMatch(event -> event.has("noEffect"));
        return here;
    }

    private static List<String> states(JsonNode view) {
        return view.at("/requests/0/items")
                .valueStream()
                .map(item -> item.path("state").asString(""))
                .toList();
    }

    private static AMessage theRequest() {
        ObjectNode cover = cover("mla-request", "QS");
        cover.putArray("legalBasis")
                .addObject()
                .put("instrument", "UNTOC-18")
                .put("purpose", "TERRORIST_FINANCING")
                .putArray("offences")
                .addObject()
                .put("text", "Financing of terrorism, Penal Code of Norland s. 421c")
                .put("category", "TERRORISM");
        cover.putObject("deadline")
                .put(
                        "dueAt",
                        Instant.now()
                                .plus(Duration.ofDays(90))
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                .put("source", "UNTOC art. 18(24)");
        return message(cover, "mla-request", "bank-records-monitoring-and-a-hearing");
    }

    private static AMessage flow(String family, String example, String to, String answered) {
        ObjectNode cover = cover(family, to).put("inReplyTo", answered);
        cover.putArray("legalBasis");
        return message(cover, family, example);
    }

    /** Says nothing about handling: the gateway writes out the default of central authorities. */
    private static ObjectNode cover(String family, String to) {
        ObjectNode cover = JsonMapper.shared().createObjectNode();
        cover.put("family", family).put("urgency", "PRIORITY").put("documentFormat", "shared/v1");
        cover.putObject("to").put("state", to).put("authority", "CENTRAL_AUTHORITY");
        cover.putObject("pointOfContact").put("role", "International desk").put("email", "desk@ca.example");
        return cover;
    }

    /**
     * The body of a published example, with the days ahead of it ahead of today; its documents would have to travel
     * beside it, so they are left out.
     */
    private static AMessage message(ObjectNode cover, String family, String example) {
        String path = "families/" + family + "/v1/examples/" + example + ".xml";
        String document = new String(new SchemaFile(path, "example").bytes(), StandardCharsets.UTF_8)
                .replaceAll("\\s*<Document ref=\"[^\"]*\"/>", "")
                .replaceAll("(estimated|expected|until)=\"[0-9-]+\"", "$1=\"" + inTwoMonths() + "\"");
        return new AMessage(
                UUID.randomUUID().toString(), cover, "document", document, "application/xml", Optional.empty());
    }

    private static String inTwoMonths() {
        return Instant.now().plus(Duration.ofDays(60)).toString().substring(0, 10);
    }
}
