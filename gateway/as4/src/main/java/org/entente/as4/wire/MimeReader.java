package org.entente.as4.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.as4.message.Xml;

/** Reads a multipart/related body part by part, streaming; headers, their number and the parts are bounded. */
final class MimeReader {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70}))");
    private static final int MOST_HEADERS = 10;
    private static final int LONGEST_LINE = 1000;

    private final InputStream in;
    private final byte[] delimiter;
    private final int mostParts;
    private int parts;
    private boolean ended;

    MimeReader(InputStream in, String contentType, int mostParts) throws IOException {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.mostParts = mostParts;
        this.delimiter = ("\r\n--" + boundary(contentType)).getBytes(StandardCharsets.US_ASCII);
        skipPreamble();
    }

    /** One part: its headers in lower case, and its content up to the next boundary. */
    record MimePart(Map<String, String> headers, InputStream content) {

        String contentId() {
            String id = headers.getOrDefault("content-id", "").strip();
            boolean bracketed = id.length() > 2 && id.startsWith("<") && id.endsWith(">");
            Xml.require(bracketed, "A part has no Content-ID");
            return id.substring(1, id.length() - 1);
        }
    }

    /** The next part; the one before must have been read to its end. */
    Optional<MimePart> next() throws IOException {
        if (ended || !openPart()) {
            return Optional.empty();
        }
        Xml.require(++parts <= mostParts, "More than " + mostParts + " parts");
        return Optional.of(new MimePart(headers(), new UntilDelimiter()));
    }

    private static String boundary(String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        Xml.require(contentType.startsWith("multipart/related") && matcher.find(), "The body is not multipart/related");
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private void skipPreamble() throws IOException {
        in.mark(4);
        boolean lineFirst = in.read() == '\r';
        in.reset();
        if (lineFirst) {
            Xml.require(new UntilDelimiter().readNBytes(LONGEST_LINE).length == 0, "The body has a preamble");
        } else {
            byte[] first = in.readNBytes(delimiter.length - 2);
            Xml.require(
                    java.util.Arrays.equals(first, 0, first.length, delimiter, 2, delimiter.length),
                    "The body has a preamble");
        }
    }

    private boolean openPart() throws IOException {
        int one = in.read();
        int two = in.read();
        ended = one == '-' && two == '-';
        Xml.require(ended || (one == '\r' && two == '\n'), "A boundary is broken");
        return !ended;
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            Xml.require(colon > 0 && headers.size() < MOST_HEADERS, "A part's headers are broken or too many");
            headers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int at = in.read(); at != '\n'; at = in.read()) {
            Xml.require(at >= 0 && line.length() < LONGEST_LINE, "A part's header line is broken or too long");
            line.append((char) at);
        }
        return line.toString().stripTrailing();
    }

    /** Content up to the delimiter, which is consumed. */
    private final class UntilDelimiter extends InputStream {

        private boolean over;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (over) {
                return -1;
            }
            int count = 0;
            while (count < length) {
                int at = in.read();
                Xml.require(at >= 0, "The body ends within a part");
                if (at == '\r' && delimiterFollows()) {
                    over = true;
                    break;
                }
                target[offset + count++] = (byte) at;
            }
            return count == 0 ? -1 : count;
        }

        private boolean delimiterFollows() throws IOException {
            in.mark(delimiter.length);
            for (int i = 1; i < delimiter.length; i++) {
                if (in.read() != delimiter[i]) {
                    in.reset();
                    return false;
                }
            }
            return true;
        }
    }
}
