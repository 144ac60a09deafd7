package org.entente.as4.mime;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A multipart/related body whose attachments are opened only when their turn comes; its length is known beforehand. */
public final class MimeWriter {

    private static final String ROOT = "root@entente";

    private final String boundary;
    private final List<Supplier<InputStream>> pieces = new ArrayList<>();
    private long length;

    /** The boundary must not occur in the SOAP part; attachments are random bytes, so it is long and random too. */
    public MimeWriter(String boundary, byte[] soap) {
        this.boundary = boundary;
        addText("--" + boundary + "\r\nContent-Type: application/soap+xml; charset=UTF-8\r\n"
                + "Content-Transfer-Encoding: binary\r\nContent-ID: <" + ROOT + ">\r\n\r\n");
        add(soap);
    }

    /** Adds an attachment of exactly {@code size} bytes. */
    public MimeWriter attach(String contentId, long size, Supplier<InputStream> content) {
        addText("\r\n--" + boundary + "\r\nContent-Type: application/octet-stream\r\n"
                + "Content-Transfer-Encoding: binary\r\nContent-ID: <" + contentId + ">\r\n\r\n");
        pieces.add(content);
        length += size;
        return this;
    }

    /** Ends the body. */
    public MimeBody end() {
        addText("\r\n--" + boundary + "--\r\n");
        String type = "multipart/related; boundary=\"" + boundary + "\"; type=\"application/soap+xml\"; start=\"<"
                + ROOT + ">\"";
        return new MimeBody(type, length, pieces);
    }

    private void addText(String text) {
        add(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void add(byte[] bytes) {
        pieces.add(() -> new ByteArrayInputStream(bytes));
        length += bytes.length;
    }

    /** The finished body, readable as often as needed. */
    public record MimeBody(String contentType, long length, List<Supplier<InputStream>> pieces) {
        public MimeBody {
            pieces = List.copyOf(pieces);
        }

        public InputStream open() {
            return new InTurn(pieces);
        }

        @Override
        public String toString() {
            return "MimeBody[" + length + " bytes]";
        }
    }
}
