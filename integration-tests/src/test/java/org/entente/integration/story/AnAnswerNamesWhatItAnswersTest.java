package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.integration.story.AMessage.anUrgentAlert;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Two-way by correlation: an answer is a message of its own, and both States see which one it answers. */
@ExtendWith(TwoStatesAreUp.class)
class AnAnswerNamesWhatItAnswersTest {

    @Test
    void bothSidesSeeTheLinkAndTheConversationIsKept(TwoStates states) {
        var asked = states.norland().police().sends(anUrgentAlert().to("QS", "POLICE"));
        states.sudland().police().receives(asked).isConfirmed();

        var answer = states.sudland()
                .police()
                .sends(anUrgentAlert().to("QN", "POLICE").answering(asked.id()));
        var received = states.norland().police().receives(answer);

        JsonNode item = received.item();
        JsonNode question = asked.told().view();
        assertThat(item.path("inReplyTo").asString("")).isEqualTo(asked.id());
        assertThat(item.path("conversation")).isEqualTo(question.path("conversation"));
        assertThat(question.at("/correlation/answeredBy/0").asString("")).isEqualTo(answer.id());
        assertThat(answer.told().view().at("/correlation/inReplyTo").asString(""))
                .isEqualTo(asked.id());
        received.isConfirmed();
        answer.comesTo("DELIVERED");
    }
}
