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
 * @param answer how long sending and waiting for the receipt may take together
 */
public record As4Limits(int headerBytes, int parts, long payloadBytes, int ratio, Duration connect, Duration answer) {

    /** The largest answer that is read. */
    public static final int ANSWER_BYTES = 256 * 1024;

    public As4Limits {
        if (headerBytes < 1 || parts < 2 || payloadBytes < 1 || ratio < 1) {
            throw new IllegalArgumentException("Every limit of a message is at least 1, and of its parts 2");
        }
    }

    /** 1 MB of header, 20 payloads of 512 MB each, ratio 100; 10 seconds to connect, 10 minutes to answer. */
    public static As4Limits standard() {
        return new As4Limits(1024 * 1024, 21, 512L * 1024 * 1024, 100, Duration.ofSeconds(10), Duration.ofMinutes(10));
    }

    /** How much XML the SOAP part may be: no deeper than 20, 32 attributes an element, 5,000 elements. */
    public XmlLimits xml() {
        return new XmlLimits(headerBytes, 20, 32, 5_000);
    }
}
