package org.entente.node.doors;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.core.agency.Agency;
import org.entente.core.content.ContentKey;
import org.entente.core.content.ContentStore;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.Refused;
import org.entente.core.message.Cover;
import org.entente.core.submission.Submission;
import org.entente.core.submission.Submitted;

/**
 * One submission on its way in: parts go from the socket straight into the content store, none is parsed.
 *
 * <p>Ends with {@link #submit} or {@link #abandon}. What a fault of this gateway leaves behind stays until upkeep finds
 * it, because a commit may name it.
 */
public final class Intake {

    private static final Pattern FILE_NAME = Pattern.compile("[^/\\\\\\p{Cc}]{1,255}");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+\\-]{1,127}/[A-Za-z0-9!#$&^_.+\\-]{1,127}");

    private final ContentStore contents;
    private final DoorLimits limits;
    private final SubmitDoor door;
    private final Opening opening;
    private final ContentKey key;
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> attachmentNames = new HashSet<>();

    Intake(ContentStore contents, DoorLimits limits, SubmitDoor door, Opening opening) {
        this.contents = contents;
        this.limits = limits;
        this.door = door;
        this.opening = opening;
        this.key = contents.ownedBy(opening.agency().desk(), contents.newKey());
    }

    /** What is known before the first part: who hands in, under which key, with which cover, and when. */
    record Opening(Agency agency, String idempotencyKey, Cover cover, Instant at) {}

    public void document(String name, String mediaType, InputStream in) {
        if (!parts.isEmpty()) {
            throw malformed("A submission has one document, and it comes before the attachments");
        }
        keep(PartRole.DOCUMENT, name, mediaType, in, limits.documentBytes());
    }

    public void attachment(String name, String mediaType, InputStream in) {
        if (parts.isEmpty()) {
            throw malformed("The document comes before the attachments");
        }
        if (parts.size() + 2 > limits.parts()) {
            throw new Refused(FailureCode.TOO_MANY_PARTS, "Allowed are " + limits.parts() + " parts with the cover");
        }
        if (!opening.cover().attachmentRoles().containsKey(name)) {
            throw cover("/attachments", "An attachment was sent that the cover does not name");
        }
        if (!attachmentNames.add(name)) {
            throw malformed("Two attachments have the same name");
        }
        keep(PartRole.ATTACHMENT, name, mediaType, in, limits.attachmentBytes());
    }

    /** Hands everything in; a refusal, and a repeat of what is known, leave no part behind. */
    public Submitted submit() {
        if (parts.isEmpty()) {
            throw malformed("The document is missing");
        }
        if (!attachmentNames.containsAll(opening.cover().attachmentRoles().keySet())) {
            throw cover("/attachments", "The cover names an attachment that was not sent");
        }
        Submitted submitted = door.submit(
                new Submission(opening.agency(), opening.idempotencyKey(), opening.cover(), key, parts, opening.at()));
        KillPoint.K13.passed();
        if (submitted.isRepeat()) {
            abandon();
        }
        return submitted;
    }

    /** Removes the parts kept so far; only where no commit can name them. */
    public void abandon() {
        parts.forEach(contents::discard);
        parts.clear();
    }

    private void keep(PartRole role, String name, String mediaType, InputStream in, long limit) {
        if (!FILE_NAME.matcher(name).matches()) {
            throw malformed("A file name has 1 to 255 characters, no slash and no control character");
        }
        String bare = mediaType.split(";", 2)[0].strip();
        String type = MEDIA_TYPE.matcher(bare).matches() ? bare : "application/octet-stream";
        parts.add(contents.keep(key, new PartName(role, name, type), in, limit));
    }

    private static Refused malformed(String detail) {
        return new Refused(FailureCode.REQUEST_MALFORMED, detail);
    }

    private static Refused cover(String path, String sentence) {
        return new Refused(FailureCode.COVER_INVALID, sentence, List.of(new Finding(path, sentence)));
    }

    @Override
    public String toString() {
        return "Intake[" + opening.agency().desk() + ", " + parts.size() + " parts]";
    }
}
