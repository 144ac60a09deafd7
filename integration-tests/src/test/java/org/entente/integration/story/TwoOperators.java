package org.entente.integration.story;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.entente.cli.client.AgencyClient;
import org.entente.core.approval.TrustAct;
import org.entente.core.approval.TrustAct.Kind;
import org.entente.core.approval.WrittenAct;
import org.entente.core.content.Digest;
import org.entente.node.approval.ActPen;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two operators of one State, who change together what it trusts. */
record TwoOperators(AState state) {

    static final String DOOR = "/operator/trust";

    /** One proposes what the files say now, the other approves it. */
    void approveWhatTheFilesSay() {
        long proposal = first(Kind.PROPOSED, 0, "");
        second(Kind.APPROVED, proposal, "");
    }

    long first(Kind kind, long concerns, String subject) {
        return act(state.operator(), state.operatorsPen(), kind, concerns, subject);
    }

    long second(Kind kind, long concerns, String subject) {
        return act(state.secondOperator(), state.secondOperatorsPen(), kind, concerns, subject);
    }

    /** Hands in an act at one's door that a pen signs, which need not be one's own. */
    long act(AgencyClient door, ActPen pen, Kind kind, long concerns, String subject) {
        WrittenAct written = signed(door, pen, kind, concerns, subject);
        var body = JsonMapper.builder().build().createObjectNode();
        body.put("text", written.text());
        body.put("signature", Base64.getEncoder().encodeToString(written.signature()));
        return door.post(DOOR + "/acts", body).path("act").asLong(0);
    }

    /** The act that would follow now, signed and handed to nobody. */
    WrittenAct signed(AgencyClient door, ActPen pen, Kind kind, long concerns, String subject) {
        JsonNode stands = door.get(DOOR);
        List<String> facts = kind == Kind.PROPOSED ? state.trusts().lines() : List.of();
        var act = new TrustAct(
                state.code(),
                stands.path("number").asLong(0) + 1,
                new Digest(stands.path("head").asString("")),
                kind,
                Instant.parse(stands.path("now").asString("")),
                concerns,
                pen.bearer(),
                subject,
                "for the test",
                facts);
        return pen.sign(act);
    }
}
