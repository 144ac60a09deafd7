package org.entente.as4.agreement;

import java.time.Duration;
import org.entente.core.xml.XmlLimits;

/**
 * What one message may cost.
 *
 * @param headerBytes the SOAP part
 * @param parts MIME parts, the SOAP part among them (security.md item 10)
 * @param payloadBytes one payload after decompression
 * @param ratio decompressed to compressed bytes (security.md item 12)
 * @param connect how long a connection may take to stand
 * @param answer how long a partner may take to answer the smallest message
 * @param pace bytes in a second that a message travels at least, so that a large one is waited for longer
 */
public record As4Limits(
        int headerBytes, int parts, long payloadBytes, int ratio, Duration connect, Duration answer, long pace) {

    /** The largest answer that is read. */
    public static final int ANSWER_BYTES = 256 * 1024;

    public As4Limits {
        if (headerBytes < 1 || parts < 2 || payloadBytes < 1 || ratio < 1 || pace < 1) {
            throw new IllegalArgumentException("Every limit of a message is at least 1, and of its parts 2");
        }
    }

    /**
     * 1 MB of header, 20 payloads of 512 MB each, ratio 100; 10 seconds to connect, 30 to answer, and one more for
     * every 128 KB.
     */
    public static As4Limits standard() {
        return new As4Limits(
                1024 * 1024, 21, 512L * 1024 * 1024, 100, Duration.ofSeconds(10), Duration.ofSeconds(30), 128 * 1024);
    }

    /** How long sending so many bytes and waiting for the receipt may take together. */
    public Duration answerTo(long bytes) {
        return answer.plusSeconds(bytes / pace);
    }

    /** The same, with payloads of {@code bytes} at most. */
    public As4Limits withPayloads(long bytes) {
        return new As4Limits(headerBytes, parts, bytes, ratio, connect, answer, pace);
    }

    /** The same, and payloads of {@code bytes} too if that is more. */
    public As4Limits orPayloads(long bytes) {
        return withPayloads(Math.max(payloadBytes, bytes));
    }

    /** How much XML the SOAP part may be: no deeper than 20, 32 attributes an element, 5,000 elements. */
    public XmlLimits xml() {
        return new XmlLimits(headerBytes, 20, 32, 5_000, 5_000, headerBytes);
    }
}
