package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.integration.story.AMessage.anInformationRequest;
import static org.entente.integration.story.AMessage.anUrgentAlert;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the rule book forbids and what a translation must not lose stays at home, and the sender reads why. */
@ExtendWith(TwoStatesAreUp.class)
class AMessageDoesNotGoOnTest {

    @Test
    void isHeldWhenAMeasureHasNoWordInTheSharedLanguage(TwoStates states) {
        var sent = states.norland().police().sends(anUrgentAlert().saying("REFUSE_ENTRY", "SHADOW"));

        var held = sent.comesTo("HELD");

        assertThat(held.reason()).contains("LOSS_BLOCKS", "Translation would lose something that must not be lost.");
        assertThat(held.leftThisState()).isEqualTo("NO");
        assertThat(sent.door().losses(sent.id()).toString()).contains("CODE_UNMAPPED", "/measures/0/code", "BLOCK");
    }

    @Test
    void isRefusedWhenItsOriginatorHasNotConsented(TwoStates states) {
        var sent = states.norland().police().sends(anUrgentAlert().originatingFrom("QT", "POLICE"));

        var refused = sent.comesTo("REFUSED");

        assertThat(refused.reason()).contains("ORIGINATOR_CONSENT_MISSING", "QT");
        assertThat(refused.leftThisState()).isEqualTo("NO");
    }

    @Test
    void goesOnWhenItsOriginatorHasConsented(TwoStates states) {
        var alert = anUrgentAlert().originatingFrom("QT", "POLICE").withConsent("EST-4711");

        var sent = states.norland().police().sends(alert);

        states.sudland().immigration().receives(sent);
        assertThat(sent.comesTo("RECEIPTED").ladder()).endsWith("AT_THEIR_GATEWAY");
    }

    @Test
    void isTurnedAwayAtTheDoorWhenARequestNamesNoLegalBasis(TwoStates states) {
        String words =
                states.norland().fiu().isTurnedAwayWith(anInformationRequest().withoutLegalBasis());

        assertThat(words).contains("COVER_INVALID", "Correct the fields named in the cover.");
    }

    @Test
    void isRefusedWhenItsHandlingForbidsTheRecipient(TwoStates states) {
        var sent = states.norland().police().sends(anUrgentAlert().forbiddenTo("QS"));

        var refused = sent.comesTo("REFUSED");

        assertThat(refused.reason()).contains("HANDLING_FORBIDS_RECIPIENT", "QS");
        assertThat(refused.leftThisState()).isEqualTo("NO");
    }

    @Test
    void isExpiredWhenItsValidityHadEndedBeforeItWasSent(TwoStates states) {
        var old = anUrgentAlert().validUntil(Instant.now().minusSeconds(60));

        var expired = states.norland().police().sends(old).comesTo("EXPIRED");

        assertThat(expired.reason()).contains("EXPIRED", "The message's validity has ended.");
        assertThat(expired.leftThisState()).isEqualTo("NO");
    }
}
