package org.entente.integration.story;

import java.nio.charset.StandardCharsets;
import org.entente.cli.client.AgencyClient;
import tools.jackson.databind.JsonNode;

/** A message as its receiver finds it in the inbox. */
record Received(AgencyClient door, String id) {

    /** The document in the agency's own format. */
    String document() {
        return new String(bytesOf("LOCALISED"), StandardCharsets.UTF_8);
    }

    byte[] attachment() {
        return bytesOf("ATTACHMENT");
    }

    private byte[] bytesOf(String role) {
        JsonNode part = door.inboxMessage(id)
                .path("parts")
                .valueStream()
                .filter(each -> each.path("role").asString("").equals(role))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " has no part " + role));
        return door.part(id, part.path("number").asInt());
    }

    JsonNode item() {
        return door.inboxMessage(id);
    }

    void isConfirmed() {
        door.confirm(id);
    }
}
