package org.entente.core.policy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.entente.core.ledger.Way;
import org.entente.core.message.Envelope;
import org.entente.core.message.Handling;

/**
 * What a rule is asked: this message, this way, now.
 *
 * @param receiverMayReceive families the receiving desk is competent for
 * @param isRequest whether the family asks for something
 * @param inherited how strictly whatever it passes on for somebody else was to be handled when it came in
 */
public record Question(
        Way way,
        Envelope envelope,
        Set<String> receiverMayReceive,
        boolean isRequest,
        Optional<Handling> inherited,
        Instant now) {}
