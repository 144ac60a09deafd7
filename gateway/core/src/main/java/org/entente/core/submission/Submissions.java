package org.entente.core.submission;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Digest;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.language.CoverXml;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LedgerEntry.AgencyKey;
import org.entente.core.ledger.LedgerEntry.Standing;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Links;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.message.CaseId;
import org.entente.core.message.Cover;
import org.entente.core.message.MessageId;
import org.entente.core.message.MessageIds;
import org.entente.core.partner.Directory;

/** The first room: accepts what an agency hands in (commit 1), and recalls it for the rooms that follow. */
public final class Submissions {

    private final Workbench workbench;
    private final Directory directory;
    private final CoverXml covers;
    private final MessageIds ids;
    private final Clock clock;

    public Submissions(Workbench workbench, Directory directory, CoverXml covers, MessageIds ids, Clock clock) {
        this.workbench = workbench;
        this.directory = directory;
        this.covers = covers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Commit 1: when this returns, the message is durable and may be answered with 2xx.
     *
     * @throws Refused UNKNOWN_RECIPIENT, UNKNOWN_FORMAT, EXPIRED or IDEMPOTENCY_KEY_REUSED; then nothing stays
     */
    public Submitted submit(Submission submission) {
        Cover cover = submission.cover();
        if (!directory.knows(cover.receiver())) {
            throw new Refused(FailureCode.UNKNOWN_RECIPIENT, "There is no desk " + cover.receiver());
        }
        refuseForeignFormat(submission);
        LedgerEntry entry = newEntry(submission);
        Fact submitted = Fact.of(submission.receivedAt(), Step.SUBMITTED);
        LedgerEntry accepted =
                workbench.ledger().accept(entry, List.of(submitted)).entry();
        // The entry itself may come back as an earlier one: its commit was made, and tried again for want of an answer.
        boolean isRepeat = !accepted.id().equals(entry.id());
        if (isRepeat) {
            entry.part(PartRole.COVER).ifPresent(workbench.contents()::discard);
        }
        if (isRepeat && !sameContent(accepted, entry)) {
            throw new Refused(FailureCode.IDEMPOTENCY_KEY_REUSED, "It names message " + accepted.id());
        }
        return new Submitted(accepted, cover, isRepeat);
    }

    /** Takes the message behind a bell to work on. */
    public Submitted recall(MessageId id) {
        LedgerEntry entry = workbench.claim(Way.OUTBOUND, id, Set.of(Stage.SUBMITTED));
        return new Submitted(entry, covers.read(workbench.read(entry, PartRole.COVER)), true);
    }

    private LedgerEntry newEntry(Submission submission) {
        Cover cover = submission.cover();
        MessageId id = ids.next();
        byte[] coverXml = covers.write(cover);
        List<Part> parts = new ArrayList<>(submission.parts());
        PartName name = new PartName(PartRole.COVER, "cover.xml", "application/xml");
        parts.add(workbench.contents().keep(submission.key(), name, coverXml));
        return new LedgerEntry(
                Way.OUTBOUND,
                id,
                conversation(submission).orElse(CaseId.openedBy(id)),
                cover.family(),
                submission.agency().desk(),
                cover.receiver(),
                cover.urgency(),
                cover.expiresAt(),
                submission.receivedAt(),
                submission.key(),
                Optional.of(new AgencyKey(submission.idempotencyKey(), fingerprint(parts))),
                "",
                Links.answering(cover.inReplyTo()),
                new Standing(Stage.SUBMITTED, Optional.empty(), Optional.empty(), LeftThisState.NO, clock.instant()),
                parts);
    }

    /** As the agency says; else that of the message which it received and now answers. */
    private Optional<CaseId> conversation(Submission submission) {
        Cover cover = submission.cover();
        return cover.conversation()
                .or(() -> cover.inReplyTo()
                        .flatMap(answered -> workbench.ledger().find(Way.INBOUND, answered))
                        .filter(answered ->
                                answered.ownDesk().equals(submission.agency().desk()))
                        .map(LedgerEntry::conversation));
    }

    private static void refuseForeignFormat(Submission submission) {
        List<String> allowed = submission.agency().writes();
        submission.cover().documentFormat().ifPresent(asked -> {
            if (!allowed.contains(asked)) {
                throw new Refused(FailureCode.UNKNOWN_FORMAT, "Allowed here: " + String.join(", ", allowed));
            }
        });
    }

    private static boolean sameContent(LedgerEntry earlier, LedgerEntry now) {
        return earlier.agencyKey()
                .map(AgencyKey::fingerprint)
                .equals(now.agencyKey().map(AgencyKey::fingerprint));
    }

    private static String fingerprint(List<Part> parts) {
        var all = Digest.newSha256();
        for (Part part : parts) {
            all.update(part.digest().bytes());
        }
        return Digest.ofFinished(all.digest()).hex();
    }
}
