package org.entente.integration.story;

import java.util.List;
import org.entente.cli.client.AgencyClient;
import tools.jackson.databind.JsonNode;

/** A message as its sender can follow it. */
record Sent(AgencyClient door, String id) {

    /** Waits until the message stands at this stage, and returns what the gateway says of it then. */
    Told comesTo(String stage) {
        Patience.until(id + " comes to " + stage).until(() -> told().stage().equals(stage));
        return told();
    }

    /** Waits for one rung of the ladder. */
    Told reaches(String step) {
        Patience.until(id + " reaches " + step).until(() -> told().ladder().contains(step));
        return told();
    }

    /** Waits for the first of two rungs of the ladder. */
    Told reachesEither(String step, String other) {
        Patience.until(id + " reaches " + step + " or " + other)
                .until(() -> told().ladder().contains(step) || told().ladder().contains(other));
        return told();
    }

    Told told() {
        return new Told(door.message(id));
    }

    /** What the sender's gateway says of the message at one moment. */
    record Told(JsonNode view) {

        String stage() {
            return view.at("/state/stage").asString("");
        }

        List<String> ladder() {
            return view.path("ladder")
                    .valueStream()
                    .map(rung -> rung.path("step").asString(""))
                    .toList();
        }

        String leftThisState() {
            return view.at("/leftThisState/answer").asString("");
        }

        /** Code, what happened and the particulars of the last rung that has a reason. */
        String reason() {
            return view.path("ladder")
                    .valueStream()
                    .map(rung -> rung.path("reason"))
                    .filter(JsonNode::isObject)
                    .reduce((earlier, later) -> later)
                    .map(reason -> String.join(
                            " ",
                            reason.path("code").asString(""),
                            reason.path("whatHappened").asString(""),
                            reason.path("detail").asString("")))
                    .orElse("");
        }

        JsonNode waiting() {
            return view.path("waiting");
        }
    }
}
