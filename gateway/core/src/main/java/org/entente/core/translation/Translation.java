package org.entente.core.translation;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.entente.core.content.Digest;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.format.Format;
import org.entente.core.handling.CommunityDefault;
import org.entente.core.handling.Raising;
import org.entente.core.handling.Raising.Raised;
import org.entente.core.inspection.Inspected;
import org.entente.core.language.HeaderFacts;
import org.entente.core.language.SharedXml;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.message.Cover;
import org.entente.core.message.Envelope;

/**
 * From the agency's format into the shared language, under an envelope that the gateway makes.
 *
 * <p>It judges nothing but one thing: a loss that blocks holds the message for a person.
 */
public final class Translation {

    private static final String SHARED = "shared/v1";

    private final SharedXml shared;
    private final Losses losses;
    private final Raising raising;

    public Translation(SharedXml shared, Losses losses) {
        this.shared = shared;
        this.losses = losses;
        this.raising = new Raising(shared);
    }

    /**
     * Translates one inspected document.
     *
     * @throws org.entente.core.failure.Held LOSS_BLOCKS, with the loss report as exhibit
     */
    public Translated in(Inspected inspected) {
        Format format = inspected.format();
        Format.Read read = format.read(inspected.document(), inspected.cover());
        var report = new LossReport(format.id(), SHARED, format.mappingVersion(), read.losses());
        losses.holdWhenBlocked(report);
        Raised raised = raising.raise(shared.compose(header(inspected), read.family()));
        return new Translated(inspected.entry(), raised.message(), report.with(raised.losses()));
    }

    private static HeaderFacts header(Inspected inspected) {
        LedgerEntry entry = inspected.entry();
        return new HeaderFacts(
                entry.id(),
                entry.conversation(),
                entry.sender(),
                entry.createdAt(),
                inspected.cover(),
                CommunityDefault.of(
                        entry.sender().authority(),
                        entry.createdAt().atOffset(ZoneOffset.UTC).toLocalDate()),
                attachments(entry, inspected.cover()),
                Optional.of(origin(inspected)));
    }

    private static List<Envelope.Attachment> attachments(LedgerEntry entry, Cover cover) {
        List<Part> parts = entry.parts(PartRole.ATTACHMENT);
        return java.util.stream.IntStream.range(0, parts.size())
                .mapToObj(i -> attachment(i, parts.get(i), cover))
                .toList();
    }

    private static Envelope.Attachment attachment(int index, Part part, Cover cover) {
        return new Envelope.Attachment(
                "a" + (index + 1),
                part.name(),
                part.mediaType(),
                part.size(),
                part.digest().hex(),
                cover.attachmentRoles().getOrDefault(part.name(), "EVIDENCE"),
                Optional.empty());
    }

    private static Envelope.Origin origin(Inspected inspected) {
        String digest = Digest.of(inspected.document().bytes()).hex();
        Format format = inspected.format();
        String mapper = format.id().substring(0, format.id().indexOf('/'));
        return new Envelope.Origin(format.id(), digest, mapper, format.mappingVersion());
    }
}
