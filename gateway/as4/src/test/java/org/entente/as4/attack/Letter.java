package org.entente.as4.attack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.as4.message.SealedAs4;
import org.entente.as4.mime.MimeReader;
import org.entente.as4.mime.MimeReader.MimePart;
import org.entente.as4.wire.Gateway;

/** A sealed message taken apart, to be put together again in another way. */
public final class Letter {

    public static final String CONTENT_TYPE =
            "multipart/related; boundary=\"attack\"; type=\"application/soap+xml\"; start=\"<root>\"";

    public final Soap soap;
    public final List<Enclosure> enclosures;

    private Letter(Soap soap, List<Enclosure> enclosures) {
        this.soap = soap;
        this.enclosures = new ArrayList<>(enclosures);
    }

    /** An attachment as it travels. */
    public record Enclosure(String contentId, byte[] bytes) {
        @Override
        public String toString() {
            return "Enclosure[" + contentId + "]";
        }
    }

    public static Letter of(SealedAs4 sealed) {
        try (InputStream body = sealed.body().open()) {
            MimeReader mime = MimeReader.of(sealed.body().contentType(), body, 100);
            byte[] soap = mime.next().orElseThrow().body().readAllBytes();
            var enclosures = new ArrayList<Enclosure>();
            for (Optional<MimePart> part = mime.next(); part.isPresent(); part = mime.next()) {
                enclosures.add(
                        new Enclosure(part.get().contentId(), part.get().body().readAllBytes()));
            }
            return new Letter(Soap.of(soap), enclosures);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Letter copy() {
        return new Letter(soap.copy(), enclosures);
    }

    public byte[] bytes() {
        return bytes(soap.bytes());
    }

    /** With this SOAP part instead of its own. */
    public byte[] bytes(byte[] envelope) {
        var out = new ByteArrayOutputStream();
        part(out, "application/soap+xml; charset=UTF-8", new Enclosure("root", envelope));
        enclosures.forEach(enclosure -> part(out, "application/octet-stream", enclosure));
        out.writeBytes("--attack--\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    public InputStream open() {
        return new ByteArrayInputStream(bytes());
    }

    private static void part(ByteArrayOutputStream out, String type, Enclosure enclosure) {
        String head = "--attack\r\nContent-Type: " + type + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <"
                + enclosure.contentId() + ">\r\n\r\n";
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(enclosure.bytes());
        out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Makes sure that taking apart and putting together changes nothing that counts. */
    static Letter reread(Letter letter) {
        return new Letter(Soap.of(Gateway.XML.serialise(letter.soap.document())), letter.enclosures);
    }
}
