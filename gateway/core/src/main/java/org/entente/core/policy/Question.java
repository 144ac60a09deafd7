package org.entente.core.policy;

import java.time.Instant;
import java.util.Set;
import org.entente.core.ledger.Way;
import org.entente.core.message.Envelope;

/**
 * What a rule is asked: this message, this way, now.
 *
 * @param receiverMayReceive families the receiving desk is competent for
 * @param isRequest whether the family asks for something
 */
public record Question(Way way, Envelope envelope, Set<String> receiverMayReceive, boolean isRequest, Instant now) {}
