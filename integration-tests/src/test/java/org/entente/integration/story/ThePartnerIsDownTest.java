package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.integration.story.AMessage.anUrgentAlert;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A closed gateway at the other side loses nothing, and the sender sees what the machine is doing about it. */
@ExtendWith(TwoStatesAreUp.class)
class ThePartnerIsDownTest {

    @Test
    void theSenderSeesSinceWhenItWaitsAndTheMessageArrivesOnceWhenThePartnerIsBack(TwoStates states) {
        states.sudland().closesItsGateway();
        var sent = states.norland().police().sends(anUrgentAlert());

        var waiting = sent.comesTo("WAITING");
        assertThat(Instant.parse(waiting.waiting().path("nextTry").asString("")))
                .isAfter(Instant.parse(waiting.waiting().path("since").asString("")));
        assertThat(waiting.reason()).contains("PARTNER_UNREACHABLE", "cannot be reached");
        assertThat(waiting.leftThisState()).isEqualTo("NO");

        states.sudland().opensItsGateway();
        states.sudland().immigration().receives(sent).isConfirmed();
        assertThat(sent.comesTo("DELIVERED").ladder())
                .startsWith("SUBMITTED", "CLEARED", "WAITING")
                .containsOnlyOnce("AT_THEIR_GATEWAY", "AT_THEIR_AGENCY");
    }

    @Test
    void aMessageWhoseValidityEndsMeanwhileDoesNotLeave(TwoStates states) {
        states.sudland().closesItsGateway();
        var late = oneThatWaitsBeforeItsValidityEnds(states.norland().police());

        var expired = late.comesTo("EXPIRED");
        assertThat(expired.leftThisState()).isEqualTo("NO");
        assertThat(expired.reason()).contains("EXPIRED", "Its validity ended at", "nothing of it left this State");

        states.sudland().opensItsGateway();
        var good = states.norland().police().sends(anUrgentAlert());
        states.sudland().immigration().receives(good);
        assertThat(states.sudland().immigration().hasInItsInbox(late)).isFalse();
    }

    @Test
    void theSendersOwnGatewayMayCloseBetweenTheTries(TwoStates states) {
        states.sudland().closesItsGateway();
        var sent = states.norland().police().sends(anUrgentAlert());
        sent.comesTo("WAITING");

        states.norland().closesItsGateway();
        states.sudland().opensItsGateway();
        states.norland().opensItsGateway();

        states.sudland().immigration().receives(sent).isConfirmed();
        assertThat(sent.comesTo("DELIVERED").ladder()).containsOnlyOnce("AT_THEIR_GATEWAY", "AT_THEIR_AGENCY");
    }

    /** On a slow machine a short validity ends before the first try: then a longer one is given. */
    private static Sent oneThatWaitsBeforeItsValidityEnds(AnAgency sender) {
        Sent sent;
        var seconds = 2;
        do {
            seconds *= 2;
            assertThat(seconds).as("seconds of validity").isLessThanOrEqualTo(64);
            sent = sender.sends(anUrgentAlert().validUntil(Instant.now().plusSeconds(seconds)));
        } while (!sent.reachesEither("WAITING", "EXPIRED").ladder().contains("WAITING"));
        return sent;
    }
}
