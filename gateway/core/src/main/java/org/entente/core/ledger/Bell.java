package org.entente.core.ledger;

import org.entente.core.message.MessageId;

/** A doorbell: the queue to ring, and the message that stands behind the door. May be lost or repeated. */
public record Bell(String queue, MessageId message) {}
