package org.entente.node.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.PublicKey;
import javax.crypto.SecretKey;
import org.entente.as4.mime.Gzipping;
import org.entente.core.content.Digest;
import org.entente.core.partner.Partner;
import org.entente.trust.seal.GcmStreams;
import org.entente.trust.seal.SuiteSignature;
import org.entente.trust.seal.WrappedKey;

/**
 * Only the cryptography of one message and its receipt, with the primitives that the rooms use: two signatures made
 * and verified, a key closed and opened, what travels digested, encrypted, decrypted and digested again.
 *
 * <p>No TLS, no XML, no compression, no network: nothing that carries messages can be faster.
 */
final class Ceiling implements Shot {

    /** About as long as the SignedInfo of a message with one payload. */
    private static final int SIGNED_BYTES = 1200;

    private final BenchRooms rooms;
    private final Partner partner;
    private final PublicKey receiver;
    private final byte[] travels;
    private final byte[] signed = new byte[SIGNED_BYTES];

    /** Takes rooms that are their own partner, and the content as it is before compression. */
    Ceiling(BenchRooms rooms, Partner.Suite suite, byte[] content) {
        this.rooms = rooms;
        this.partner = rooms.partner(suite);
        this.receiver = rooms.theirs().encryption(suite).getPublicKey();
        try (InputStream compressed = new Gzipping(new ByteArrayInputStream(content))) {
            this.travels = compressed.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void fire() {
        try {
            digested(new ByteArrayInputStream(travels));
            SecretKey content = rooms.keys().wrapping().newContentKey(partner.cipher());
            byte[] closing = rooms.keys().signing(partner.suite()).sign(signed);
            WrappedKey closed = rooms.keys().wrapping().wrap(partner.suite(), receiver, content);
            byte[] sealed = new byte[travels.length + GcmStreams.OVERHEAD_BYTES];
            try (InputStream encrypted =
                    rooms.keys().streams().encrypting(content, new ByteArrayInputStream(travels))) {
                encrypted.readNBytes(sealed, 0, sealed.length);
            }
            require(closing);
            SecretKey opened =
                    rooms.keys().open(partner.suite(), closed, partner.cipher().keyBytes());
            digested(GcmStreams.decrypting(opened, new ByteArrayInputStream(sealed)));
            require(rooms.keys().signing(partner.suite()).sign(signed));
        } catch (IOException altered) {
            throw new UncheckedIOException(altered);
        }
    }

    private void require(byte[] signature) {
        var signer = rooms.keys().signing(partner.suite()).certificate();
        if (!SuiteSignature.verifies(partner.suite(), signer.getPublicKey(), signed, signature)) {
            throw new IllegalStateException("Our own signature does not verify");
        }
    }

    private static void digested(InputStream in) throws IOException {
        MessageDigest sha256 = Digest.newSha256();
        byte[] chunk = new byte[64 * 1024];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            sha256.update(chunk, 0, count);
        }
        Digest.ofFinished(sha256.digest());
    }
}
