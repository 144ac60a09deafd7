package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.integration.story.AMessage.anInformationRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Two-way by correlation: an answer is a message of its own, and both States see which one it answers. */
@ExtendWith(TwoStatesAreUp.class)
class AnAnswerNamesWhatItAnswersTest {

    @Test
    void bothSidesSeeTheLinkAndTheConversationIsKept(TwoStates states) {
        var asked = states.norland().fiu().sends(anInformationRequest());
        var question = states.sudland().fiu().receives(asked);
        question.isConfirmed();

        var answer = states.sudland()
                .fiu()
                .sends(anInformationRequest()
                        .to("QN", "FIU")
                        .answering(asked.id())
                        .written(question.document(), "goaml/xx-5.0.1"));
        var received = states.norland().fiu().receives(answer);

        JsonNode item = received.item();
        JsonNode sent = asked.told().view();
        assertThat(item.path("inReplyTo").asString("")).isEqualTo(asked.id());
        assertThat(item.path("conversation")).isEqualTo(sent.path("conversation"));
        assertThat(sent.at("/correlation/answeredBy/0").asString("")).isEqualTo(answer.id());
        assertThat(answer.told().view().at("/correlation/inReplyTo").asString(""))
                .isEqualTo(asked.id());
        received.isConfirmed();
        answer.comesTo("DELIVERED");
    }
}
