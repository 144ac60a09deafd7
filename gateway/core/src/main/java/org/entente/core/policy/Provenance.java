package org.entente.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.core.content.Digest;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Held;
import org.entente.core.handling.Strictest;
import org.entente.core.language.SharedXml;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope;
import org.entente.core.message.Handling;

/**
 * Finds out what a message that leaves passes on for somebody else, and how that was to be handled when it came in.
 *
 * <p>It believes the ledger, not the cover: an attachment is known by its digest, whatever it is called now and whoever
 * is named as its originator.
 */
final class Provenance {

    private static final int LIMIT = 200;

    private final Workbench workbench;
    private final SharedXml shared;

    Provenance(Workbench workbench, SharedXml shared) {
        this.workbench = workbench;
        this.shared = shared;
    }

    /** The strictest of all that the message passes on; empty when it is the sender's own, or comes in. */
    Optional<Handling> inherited(Way way, Envelope envelope) {
        if (way == Way.INBOUND) {
            return Optional.empty();
        }
        List<Handling> sources = new ArrayList<>(ofTheOriginator(envelope));
        sources.addAll(ofTheAttachments(envelope));
        return Strictest.of(sources);
    }

    private List<Handling> ofTheOriginator(Envelope envelope) {
        Desk originator = envelope.parties().originator();
        if (originator.state().equals(envelope.parties().sender().state())) {
            return List.of();
        }
        return whole(workbench.ledger().ofCase(envelope.links().conversation(), LIMIT)).stream()
                .filter(entry -> entry.way() == Way.INBOUND)
                .map(this::read)
                .filter(source -> source.parties().originator().equals(originator))
                .map(Envelope::handling)
                .toList();
    }

    private List<Handling> ofTheAttachments(Envelope envelope) {
        Set<Digest> digests = envelope.attachments().stream()
                .map(attachment -> new Digest(attachment.sha256()))
                .collect(Collectors.toUnmodifiableSet());
        if (digests.isEmpty()) {
            return List.of();
        }
        return whole(workbench.ledger().broughtIn(digests, LIMIT)).stream()
                .map(this::read)
                .filter(source -> !source.parties()
                        .originator()
                        .state()
                        .equals(envelope.parties().sender().state()))
                .flatMap(source -> source.attachments().stream()
                        .filter(attachment -> digests.contains(new Digest(attachment.sha256())))
                        .map(attachment -> attachment
                                .handling()
                                .map(own -> Strictest.of(own, source.handling()))
                                .orElse(source.handling())))
                .toList();
    }

    private Envelope read(LedgerEntry entry) {
        return shared.parse(workbench.read(entry, PartRole.SHARED)).envelope();
    }

    private static List<LedgerEntry> whole(List<LedgerEntry> found) {
        if (found.size() == LIMIT) {
            throw new Held(
                    FailureCode.HANDLING_LOOSENED,
                    "It may pass on more than " + LIMIT + " earlier messages: a person must compare their handling",
                    List.of());
        }
        return found;
    }
}
