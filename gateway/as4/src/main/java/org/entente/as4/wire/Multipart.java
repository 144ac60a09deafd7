package org.entente.as4.wire;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A multipart/related body as one lazy stream: each part is opened when its turn comes. */
final class Multipart {

    static final String ROOT_ID = "root@entente";

    private final String boundary;
    private final List<Supplier<InputStream>> pieces = new ArrayList<>();

    Multipart(String boundary, byte[] envelope) {
        this.boundary = boundary;
        add("application/soap+xml; charset=UTF-8", ROOT_ID, () -> new ByteArrayInputStream(envelope));
    }

    static String contentType(String boundary) {
        return "multipart/related; type=\"application/soap+xml\"; start=\"<" + ROOT_ID + ">\"; boundary=\"" + boundary
                + "\"";
    }

    Multipart add(String contentType, String contentId, Supplier<InputStream> content) {
        String head = "\r\n--" + boundary + "\r\nContent-Type: " + contentType
                + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <" + contentId + ">\r\n\r\n";
        pieces.add(() -> ascii(head));
        pieces.add(content);
        return this;
    }

    @SuppressWarnings("JdkObsolete") // SequenceInputStream asks for an Enumeration
    InputStream stream() {
        var all = new ArrayList<>(pieces);
        all.add(() -> ascii("\r\n--" + boundary + "--\r\n"));
        var open = all.iterator();
        return new SequenceInputStream(new java.util.Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return open.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return open.next().get();
            }
        });
    }

    private static InputStream ascii(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
