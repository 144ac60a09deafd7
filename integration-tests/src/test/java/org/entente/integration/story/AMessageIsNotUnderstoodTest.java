package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.cli.client.AgencyClient;
import org.entente.core.message.Envelope.FamilyName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An alert that fits no schema may still save a life: it is kept, shown as it came, and its sender is told. */
@ExtendWith(TwoStatesAreUp.class)
class AMessageIsNotUnderstoodTest {

    private static final FamilyName ALERT = new FamilyName("alert", "v1");
    private static final String MISSHAPEN =
            "<Message xmlns=\"urn:entente:envelope:v1\"><Header/><Body>Flight ZZ 123 tonight</Body></Message>";

    @Test
    void liesInQuarantineWhereTheDeskReadsItAndTheOperatorSeesWhy(TwoStates states) {
        String id = states.norland().errs().sends(ALERT, MISSHAPEN);

        AgencyClient desk = quarantined(states, id);

        assertThat(part(desk, id, "SHARED")).isEqualTo(MISSHAPEN);
        assertThat(part(desk, id, "FINDINGS")).contains("MessageId");
        assertThat(desk.inbox()).doesNotContain(id);
        assertThat(states.sudland().operator().get("/operator/failed").toString())
                .contains("inbound.quarantined.QN.SHARED_SCHEMA", "Correct the fields named.");
    }

    @Test
    void isTakenAsItIsByTheDeskThatHasReadIt(TwoStates states) {
        String id = states.norland().errs().sends(ALERT, MISSHAPEN);
        AgencyClient desk = quarantined(states, id);

        desk.post("/v1/quarantine/" + id + "/confirm");

        assertThat(stage(states, id)).isEqualTo("DELIVERED");
        assertThat(ids(desk.get("/v1/quarantine"))).doesNotContain(id);
    }

    @Test
    void isKeptWhenNobodyHereKnowsItsFamily(TwoStates states) {
        String id = states.norland().errs().sends(new FamilyName("alert", "v9"), MISSHAPEN);

        AgencyClient desk = quarantined(states, id);

        assertThat(part(desk, id, "FINDINGS")).contains("alert/v9");
    }

    @Test
    void isNotShownToAnotherDesk(TwoStates states) {
        String id = states.norland().errs().sends(ALERT, MISSHAPEN);
        quarantined(states, id);

        assertThat(ids(states.sudland().police().door().get("/v1/quarantine"))).doesNotContain(id);
    }

    private static AgencyClient quarantined(TwoStates states, String id) {
        AgencyClient desk = states.sudland().immigration().door();
        Patience.until(id + " lies in quarantine")
                .until(() -> ids(desk.get("/v1/quarantine")).contains(id));
        return desk;
    }

    private static String ids(JsonNode list) {
        return list.path("messages").findValuesAsString("id").toString();
    }

    private static String part(AgencyClient desk, String id, String role) {
        int number = desk.get("/v1/quarantine/" + id)
                .path("parts")
                .valueStream()
                .filter(each -> each.path("role").asString("").equals(role))
                .map(each -> each.path("number").asInt())
                .findFirst()
                .orElseThrow();
        return desk.text("/v1/quarantine/" + id + "/parts/" + number);
    }

    private static String stage(TwoStates states, String id) {
        return states.sudland()
                .operator()
                .get("/operator/messages/inbound/" + id)
                .at("/state/stage")
                .asString("");
    }
}
