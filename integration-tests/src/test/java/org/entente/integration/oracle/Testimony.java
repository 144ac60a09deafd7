package org.entente.integration.oracle;

import java.util.Map;
import java.util.Set;

/**
 * What both States say at the end.
 *
 * @param sender stages of the outbound messages by id, as the sending State's ledger has them
 * @param receiver stages of the inbound messages by id, as the receiving State's ledger has them
 * @param inbox ids that still lie in the receiving agency's inbox
 */
public record Testimony(Map<String, String> sender, Map<String, String> receiver, Set<String> inbox) {

    private static final String DELIVERED = "DELIVERED";

    public Testimony {
        sender = Map.copyOf(sender);
        receiver = Map.copyOf(receiver);
        inbox = Set.copyOf(inbox);
    }

    /** Both ledgers have it as delivered, and nothing is offered any more. */
    boolean isSettled(String id) {
        return DELIVERED.equals(sender.get(id)) && DELIVERED.equals(receiver.get(id)) && !inbox.contains(id);
    }

    String about(String id) {
        return sender.getOrDefault(id, "unknown") + " at the sender, " + receiver.getOrDefault(id, "unknown")
                + " at the receiver" + (inbox.contains(id) ? ", still offered" : "");
    }
}
