package org.entente.node.doors;

import org.entente.core.agency.Agency;
import org.entente.core.message.MessageId;

/** Where a door says that an agency has taken a message from its inbox; saying it again changes nothing. */
@FunctionalInterface
public interface ConfirmDoor {

    void confirm(Agency agency, MessageId id);
}
