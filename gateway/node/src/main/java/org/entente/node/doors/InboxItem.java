package org.entente.node.doors;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.message.Desk;
import org.entente.core.message.MessageId;
import org.entente.core.message.Urgency;

/** One message that lies in an agency's inbox, with the parts it may fetch, numbered from 1. */
public record InboxItem(
        String id,
        String conversation,
        Optional<String> inReplyTo,
        String family,
        Desk from,
        Desk to,
        Urgency urgency,
        Instant since,
        boolean isConfirmed,
        List<PartView> parts) {

    /** In the order of their numbers: who asks for the first part gets its own format. */
    private static final List<PartRole> FOR_THE_AGENCY =
            List.of(PartRole.LOCALISED, PartRole.SHARED, PartRole.ATTACHMENT, PartRole.LOSSES, PartRole.FINDINGS);

    /** One part: LOCALISED is the agency's own format, SHARED the original in the shared language. */
    public record PartView(int number, PartRole role, String name, String mediaType, long size, String sha256) {
        @Override
        public String toString() {
            return "PartView[" + number + ", " + role + "]";
        }
    }

    static InboxItem of(LedgerEntry entry) {
        List<PartView> views = new ArrayList<>();
        for (Part part : visible(entry)) {
            views.add(new PartView(
                    views.size() + 1,
                    part.role(),
                    part.name(),
                    part.mediaType(),
                    part.size(),
                    part.digest().hex()));
        }
        return new InboxItem(
                entry.id().toString(),
                entry.conversation().toString(),
                entry.links().inReplyTo().map(MessageId::toString),
                entry.family().toString(),
                entry.sender(),
                entry.receiver(),
                entry.urgency(),
                entry.standing().movedAt(),
                entry.stage().isFinal(),
                views);
    }

    static List<Part> visible(LedgerEntry entry) {
        return entry.parts().stream()
                .filter(part -> FOR_THE_AGENCY.contains(part.role()))
                .sorted(Comparator.comparingInt((Part part) -> FOR_THE_AGENCY.indexOf(part.role())))
                .toList();
    }
}
