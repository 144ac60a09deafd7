package org.entente.as4.mime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;

/**
 * Reads a multipart/related body part by part, each streamed, with bounded headers (security.md item 10).
 *
 * <p>Knows identity encodings only; nested multiparts are bytes to it.
 */
public final class MimeReader {

    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^;\\s\"]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final int HEADER_BYTES = 8 * 1024;
    private static final int HEADERS = 20;
    private static final int PREAMBLE_BYTES = 1024;

    private final DelimitedStream stream;
    private final int limit;
    private int parts;

    private MimeReader(DelimitedStream stream, int limit) {
        this.stream = stream;
        this.limit = limit;
    }

    /** One part: its headers by lower-case name, and its bytes, to be read before the next part is asked for. */
    public record MimePart(Map<String, String> headers, InputStream body) {
        public MimePart {
            headers = Map.copyOf(headers);
        }

        /** The content id without its angle brackets; empty when there is none. */
        public String contentId() {
            String id = headers.getOrDefault("content-id", "");
            return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
        }

        public String contentType() {
            return headers.getOrDefault("content-type", "");
        }

        @Override
        public String toString() {
            return "MimePart[" + contentId() + "]";
        }
    }

    /** Takes the Content-Type of the whole, and how many parts there may be. */
    public static MimeReader of(String contentType, InputStream body, int limit) throws IOException {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/related") || !boundary.find()) {
            throw broken("The message is no multipart/related");
        }
        String text = boundary.group(1) != null ? boundary.group(1) : boundary.group(2);
        var stream = new DelimitedStream(body, ("\r\n--" + text).getBytes(StandardCharsets.US_ASCII));
        if (stream.readNBytes(PREAMBLE_BYTES + 1).length > PREAMBLE_BYTES) {
            throw broken("The first part does not begin");
        }
        return new MimeReader(stream, limit);
    }

    /** The next part; empty after the last. What was not read of the one before is skipped. */
    public Optional<MimePart> next() throws IOException {
        stream.skipToDelimiter();
        stream.startNext();
        String rest = line(HEADER_BYTES);
        if (rest.startsWith("--")) {
            return Optional.empty();
        }
        if (++parts > limit) {
            throw new Refused(FailureCode.TOO_MANY_PARTS, "A message may have " + limit + " parts");
        }
        Map<String, String> headers = headers();
        requireIdentity(headers.getOrDefault("content-transfer-encoding", "binary"));
        return Optional.of(new MimePart(headers, stream));
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        int left = HEADER_BYTES;
        String last = "";
        String line = line(left);
        while (!line.isEmpty()) {
            left -= line.length();
            boolean continues = line.charAt(0) == ' ' || line.charAt(0) == '\t';
            int colon = line.indexOf(':');
            if (continues ? last.isEmpty() : colon < 1 || headers.size() == HEADERS) {
                throw broken("The headers of a part cannot be read");
            }
            if (continues) {
                headers.merge(last, line.strip(), (before, more) -> before + " " + more);
            } else {
                last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                if (headers.put(last, line.substring(colon + 1).strip()) != null) {
                    throw broken("A part has a header twice");
                }
            }
            line = line(left);
        }
        return headers;
    }

    private String line(int most) throws IOException {
        var line = new ByteArrayOutputStream(80);
        while (true) {
            int next = stream.readHeaderByte();
            if (next < 0 || line.size() > most) {
                throw broken("The headers of a part do not end");
            }
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8).stripTrailing();
            }
            line.write(next);
        }
    }

    private static void requireIdentity(String encoding) {
        switch (encoding.toLowerCase(Locale.ROOT)) {
            case "binary", "8bit", "7bit" -> {}
            default -> throw broken("Parts are sent as they are, without a transfer encoding");
        }
    }

    private static Refused broken(String sentence) {
        return new Refused(FailureCode.BAD_WIRE_MESSAGE, sentence);
    }
}
