package org.entente.core.ledger;

import java.time.Duration;
import java.util.Set;
import org.entente.core.content.ContentStore;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.failure.StaleBell;
import org.entente.core.message.MessageId;

/**
 * Where a room takes the message behind a bell: claims it for a while and reads its documents, within a limit.
 *
 * @param lease how long a claim lasts when its worker vanishes
 * @param documentLimit largest document in bytes; attachments are streamed elsewhere and have no limit here
 */
public record Workbench(Ledger ledger, ContentStore contents, Duration lease, long documentLimit) {

    /** Throws {@link StaleBell} when there is nothing to do: it was done, or somebody else is at it. */
    public LedgerEntry claim(Way way, MessageId id, Set<Stage> stages) {
        return ledger.claim(way, id, stages, lease)
                .orElseThrow(() -> new StaleBell("Nothing at " + stages + " for " + id));
    }

    /** A document of the message, whole. */
    public byte[] read(LedgerEntry entry, PartRole role) {
        return entry.part(role)
                .map(part -> contents.read(entry.key(), part, documentLimit))
                .orElseThrow(
                        () -> new PermanentFault(FailureCode.CONTENT_DAMAGED, "The message has no " + role + " part"));
    }
}
