package org.entente.core.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.core.completeness.Requirement;
import org.entente.core.ledger.Way;
import org.entente.core.message.Envelope;
import org.entente.core.message.Handling;

/**
 * What a rule is asked: this message, this way, now.
 *
 * @param receiverMayReceive families the receiving desk is competent for
 * @param isRequest whether the family asks for something
 * @param missing what its instruments want of a request on its way out, and it does not tell
 * @param inherited how strictly whatever it passes on for somebody else was to be handled when it came in
 */
public record Question(
        Way way,
        Envelope envelope,
        Set<String> receiverMayReceive,
        boolean isRequest,
        Optional<Handling> inherited,
        List<Requirement> missing,
        Instant now) {}
