package org.entente.cli;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.Contexts;
import org.entente.cli.demo.World;
import org.entente.core.approval.TrustAct;
import org.entente.core.approval.TrustAct.Kind;
import org.entente.core.approval.WrittenAct;
import org.entente.core.content.Digest;
import org.entente.node.approval.ActPen;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operator who acts, with that person's own key. */
final class Person {

    static final String DOOR = "/operator/trust";

    @Option(names = "--state", defaultValue = "QN", description = "The State whose trust it is (QN).")
    private String state = "QN";

    @Option(
            names = "--operator",
            defaultValue = "operator",
            description = "Whose key signs: operator (default, proposes), operator2 (approves), ...")
    private String operator = "operator";

    @Option(names = "--reason", defaultValue = "", description = "Why, in one line; it is kept with the act.")
    private String reason = "";

    /** What a person does, and about what. */
    record Deed(Kind kind, long concerns, String subject, List<String> facts) {}

    AgencyClient door() {
        return Contexts.operator(place(), operator);
    }

    /** Signs the act that follows the last one, and hands it in; returns its number. */
    long act(Deed deed) {
        JsonNode stands = door().get(DOOR);
        ActPen pen = Contexts.pen(place(), operator);
        var act = new TrustAct(
                stands.path("state").asString(""),
                stands.path("number").asLong(0) + 1,
                new Digest(stands.path("head").asString("")),
                deed.kind(),
                Instant.parse(stands.path("now").asString("")),
                deed.concerns(),
                pen.bearer(),
                deed.subject(),
                reason.strip(),
                deed.facts());
        WrittenAct written = pen.sign(act);
        var body = JsonMapper.builder().build().createObjectNode();
        body.put("text", written.text());
        body.put("signature", Base64.getEncoder().encodeToString(written.signature()));
        return door().post(DOOR + "/acts", body).path("act").asLong(0);
    }

    private World.Place place() {
        return Contexts.place(World.home(), state);
    }
}
