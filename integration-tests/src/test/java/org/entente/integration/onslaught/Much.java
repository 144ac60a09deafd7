package org.entente.integration.onslaught;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.entente.as4.attack.Endless;
import org.entente.as4.attack.Forgery;
import org.entente.as4.attack.Letter;
import org.entente.as4.message.SealedAs4;
import org.entente.core.partner.Partner.Suite;
import org.entente.node.bench.BenchRooms;
import org.entente.node.bench.Sending;

/** Requests that are much too much, made while they are written. */
final class Much {

    private static final long GIGABYTE = 1L << 30;
    private static final int PARTS = 10_000;
    private static final long BOMB = 10 * GIGABYTE;
    private static final int BLOCK = 64 << 20;
    private static final String NOT_AS_AGREED = "200 EBMS:0103";
    private static final String END = "--attack--\r\n";

    private final BenchRooms sender;
    private final BenchRooms receiver;

    /** Takes the keys of both sides, so that what it makes is well signed where that matters. */
    Much(BenchRooms sender, BenchRooms receiver) {
        this.sender = sender;
        this.receiver = receiver;
    }

    /**
     * One kind of attack; each request is a fresh stream.
     *
     * @param answer what the door must say to it
     */
    record Attack(String name, String answer, Supplier<InputStream> request) {}

    List<Attack> attacks() {
        return List.of(
                new Attack("10,000 MIME parts", NOT_AS_AGREED, () -> posted(Suite.EDELIVERY_1_RSA, manyParts())),
                new Attack(
                        "10,000 announced parts", NOT_AS_AGREED, () -> posted(Suite.EDELIVERY_1_RSA, manyAnnounced())),
                new Attack("1 GB of HTTP header", "400", () -> joined("POST /EDELIVERY_2 HTTP/1.1\r\nX: ", GIGABYTE)),
                new Attack("1 GB of MIME header", NOT_AS_AGREED, () -> posted("--attack\r\nX: ")),
                new Attack(
                        "1 GB of SOAP header",
                        NOT_AS_AGREED,
                        () -> posted("--attack\r\nContent-Type: application/soap+xml\r\n\r\n")),
                bomb());
    }

    /** A payload of 10 MB that our partner signed and encrypted, and that wants to be 10 GB. */
    private Attack bomb() {
        byte[] archive = archive();
        byte[] whole = whole(archive);
        String name = "bomb of %.1f MB that wants to be 10 GB".formatted(archive.length / 1e6);
        return new Attack(name, "200 EBMS:0303", () -> posted(Suite.EDELIVERY_1_RSA, whole));
    }

    private byte[] whole(byte[] archive) {
        try {
            Suite suite = Suite.EDELIVERY_1_RSA;
            var cipher = sender.partner(suite).cipher();
            var forgery = new Forgery(sender.keys(), receiver.keys(), cipher, letter(suite));
            return forgery.enclose(0, archive, forgery.encrypted(archive)).signed();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One block of zeros compressed once, written as often as it takes, with the right trailer. */
    private static byte[] archive() {
        byte[] zeros = new byte[BLOCK];
        byte[] space = new byte[1 << 20];
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(zeros);
        int count = deflater.deflate(space, 0, space.length, Deflater.FULL_FLUSH);
        deflater.end();
        byte[] block = Arrays.copyOf(space, count);
        var checksum = new CRC32();
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
        for (long made = 0; made < BOMB; made += BLOCK) {
            out.writeBytes(block);
            checksum.update(zeros);
        }
        out.writeBytes(new byte[] {3, 0}); // an empty last block (RFC 1951 §3.2.6)
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum.getValue())
                .putInt((int) BOMB)
                .array());
        return out.toByteArray();
    }

    private byte[] manyParts() {
        byte[] good = letter(Suite.EDELIVERY_1_RSA).bytes();
        String part = "--attack\r\nContent-ID: <a>\r\n\r\nx\r\n";
        var out = new ByteArrayOutputStream();
        out.write(good, 0, good.length - END.length());
        out.writeBytes((part.repeat(PARTS) + END).getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private byte[] manyAnnounced() {
        Letter letter = letter(Suite.EDELIVERY_1_RSA);
        String many = new String(letter.soap.bytes(), StandardCharsets.UTF_8)
                .replaceFirst("<eb:PartInfo ", "<eb:PartInfo href=\"cid:x\"/>".repeat(PARTS) + "<eb:PartInfo ");
        return letter.bytes(many.getBytes(StandardCharsets.UTF_8));
    }

    private Letter letter(Suite suite) {
        try (var sending = new Sending(sender, suite, Sending.payload("<Alert/>".getBytes(StandardCharsets.UTF_8)))) {
            return Letter.of((SealedAs4) sender.sealer(suite).seal(sending.message()));
        }
    }

    private static InputStream posted(String begin) {
        return joined(head("/" + Suite.EDELIVERY_2, GIGABYTE) + begin, GIGABYTE - begin.length());
    }

    private static InputStream posted(Suite suite, byte[] body) {
        return new SequenceInputStream(text(head("/" + suite, body.length)), new ByteArrayInputStream(body));
    }

    private static String head(String path, long length) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                + Letter.CONTENT_TYPE + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static InputStream joined(String begin, long more) {
        return new SequenceInputStream(text(begin), new Endless("abcdefghijklmnopqrstuvwxyz", more));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
