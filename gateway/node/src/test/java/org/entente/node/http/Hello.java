package org.entente.node.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** First words of a TLS client, byte by byte. */
final class Hello {

    /** secp256r1 and x25519, their signatures, TLS 1.3, and a share of x25519. */
    static final String TLS_1_3 = "000a00060004001d0017" + "000d000a00080403080408050807" + "002b0003020304"
            + "003300260024001d0020" + "09".repeat(32);

    private Hello() {}

    /** RFC 8446 §4.1.2; extensions and suites in hexadecimal. */
    static byte[] of(String version, String suites, String extensions) {
        HexFormat hex = HexFormat.of();
        byte[] said = hex.parseHex(suites);
        byte[] extended = hex.parseHex(extensions);
        var body = new ByteArrayOutputStream();
        body.writeBytes(hex.parseHex(version + "05".repeat(32) + "00"));
        body.writeBytes(ByteBuffer.allocate(2).putShort((short) said.length).array());
        body.writeBytes(said);
        body.writeBytes(new byte[] {1, 0});
        if (extended.length > 0) {
            body.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) extended.length).array());
            body.writeBytes(extended);
        }
        var record = ByteBuffer.allocate(9 + body.size());
        record.put(hex.parseHex("160301")).putShort((short) (4 + body.size()));
        record.putInt((1 << 24) | body.size()).put(body.toByteArray());
        return record.array();
    }
}
