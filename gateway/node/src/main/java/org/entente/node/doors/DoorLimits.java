package org.entente.node.doors;

import java.time.Duration;

/**
 * What one submission and one question may take.
 *
 * @param parts cover, document and attachments together
 * @param bodyTime from the first byte of a body to its last
 * @param longestWait how long a status question may stand
 */
public record DoorLimits(
        int coverBytes, long documentBytes, long attachmentBytes, int parts, Duration bodyTime, Duration longestWait) {

    public DoorLimits {
        if (coverBytes < 1 || documentBytes < 1 || attachmentBytes < 1 || parts < 2) {
            throw new IllegalArgumentException("Sizes are at least 1 byte, and a submission has at least 2 parts");
        }
        if (bodyTime.isNegative() || bodyTime.isZero() || longestWait.isNegative()) {
            throw new IllegalArgumentException("A body needs some time, and nobody waits less than not at all");
        }
    }

    /** 256 KiB of cover, 10 MiB of document, 100 MiB an attachment, 20 attachments, 120 s a body, 30 s of waiting. */
    public static DoorLimits standard() {
        return new DoorLimits(256 * 1024, 10L << 20, 100L << 20, 22, Duration.ofSeconds(120), Duration.ofSeconds(30));
    }

    /** The most bytes that one submission may have in all, with room for the headers of its parts. */
    public long submissionBytes() {
        return coverBytes + documentBytes + (parts - 2) * attachmentBytes + parts * 1024L;
    }
}
