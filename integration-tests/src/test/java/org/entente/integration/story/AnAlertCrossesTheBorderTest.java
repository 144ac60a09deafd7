package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.integration.story.AMessage.anInformationRequest;
import static org.entente.integration.story.AMessage.anUrgentAlert;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job: what one agency writes in its own format, another State's agency reads in its own. */
@ExtendWith(TwoStatesAreUp.class)
class AnAlertCrossesTheBorderTest {

    @Test
    void becomesTheImmigrationServicesXmlAndTellsItsSenderThatItArrived(TwoStates states) {
        var sent = states.norland().police().sends(anUrgentAlert());

        var received = states.sudland().immigration().receives(sent);
        assertThat(received.document())
                .startsWith("<?xml")
                .contains("BorderWatch", "ERIKSSON", "L898902C3", "code=\"REFUSE\"");
        assertThat(sent.comesTo("RECEIPTED").ladder()).doesNotContain("AT_THEIR_AGENCY");

        received.isConfirmed();
        var told = sent.comesTo("DELIVERED");
        assertThat(told.ladder())
                .containsExactly("SUBMITTED", "CLEARED", "SEALED", "AT_THEIR_GATEWAY", "AT_THEIR_AGENCY");
        assertThat(told.leftThisState()).isEqualTo("YES");
    }

    @Test
    void reachesOnlyTheAgencyItIsFor(TwoStates states) {
        var sent = states.norland().police().sends(anUrgentAlert());

        states.sudland().immigration().receives(sent);

        assertThat(states.sudland().police().hasInItsInbox(sent)).isFalse();
    }

    @Test
    void carriesAnFiusQuestionFromOneDialectOfGoAmlIntoAnother(TwoStates states) {
        var sent = states.norland().fiu().sends(anInformationRequest());

        var received = states.sudland().fiu().receives(sent);
        received.isConfirmed();

        assertThat(received.document()).contains("<report").contains("<report_code>");
        assertThat(sent.comesTo("DELIVERED").ladder()).endsWith("AT_THEIR_AGENCY");
    }

    @Test
    void isOneMessageWhenItsSenderAsksTwiceUnderOneKey(TwoStates states) {
        var alert = anUrgentAlert();

        var first = states.norland().police().sends(alert);
        var second = states.norland().police().sends(alert);

        assertThat(second.id()).isEqualTo(first.id());
        states.sudland().immigration().receives(first).isConfirmed();
        assertThat(first.comesTo("DELIVERED").ladder()).containsOnlyOnce("SUBMITTED", "AT_THEIR_AGENCY");
    }

    @Test
    void isTurnedAwayWhenItsKeyWasUsedForOtherContent(TwoStates states) {
        var alert = anUrgentAlert();
        var first = states.norland().police().sends(alert);

        String words = states.norland().police().isTurnedAwayWith(alert.saying("ERIKSSON", "ERIKSEN"));

        assertThat(words).contains("IDEMPOTENCY_KEY_REUSED", first.id());
    }
}
