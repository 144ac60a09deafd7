package org.entente.as4.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import org.assertj.core.api.ThrowableAssert;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.As4Arrival;
import org.entente.as4.message.As4Opener;
import org.entente.as4.message.SealedAs4;
import org.entente.as4.mime.Gunzipping;
import org.entente.as4.receipt.EbmsError;
import org.entente.as4.wire.Gateway;
import org.entente.as4.wire.TwoGateways;
import org.entente.core.arrival.Opening;
import org.entente.core.content.ContentKey;
import org.entente.core.content.ContentStore;
import org.entente.core.content.Part;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.PermanentFault;
import org.entente.core.memory.InMemoryContents;
import org.entente.core.message.Desk;
import org.entente.core.partner.Partner.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is much too much: made while it is read, never held, and refused in under a second of this thread. */
class BombsTest {

    private static final long GIGABYTE = 1L << 30;
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final Duration CPU = Duration.ofSeconds(1);
    private static final long READ = 12L << 20;

    private static final TwoGateways WORLD = new TwoGateways(Suite.EDELIVERY_2);

    private final AtomicLong read = new AtomicLong();

    @Test
    void refusesTenThousandParts() {
        Letter letter = letter();
        String part = "--attack\r\nContent-ID: <a>\r\n\r\nx\r\n";
        InputStream body = joined(firstParts(letter), text(part.repeat(10_000)));

        EbmsError error = refused(body);

        assertThat(error).isIn(EbmsError.MIME_INCONSISTENCY, EbmsError.POLICY_NONCOMPLIANCE);
    }

    @Test
    void refusesTenThousandAnnouncedParts() {
        byte[] many = new String(letter().soap.bytes(), StandardCharsets.UTF_8)
                .replaceFirst("<eb:PartInfo ", "<eb:PartInfo href=\"cid:x\"/>".repeat(10_000) + "<eb:PartInfo ")
                .getBytes(StandardCharsets.UTF_8);

        EbmsError error = refused(new ByteArrayInputStream(letter().bytes(many)));

        assertThat(error).isEqualTo(EbmsError.POLICY_NONCOMPLIANCE);
    }

    /** A gigabyte before the first part, in a part's header, in many header lines, and as the SOAP part. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--attack\r\nX: ",
                "--attack\r\n",
                "--attack\r\nContent-Type: application/soap+xml\r\n\r\n",
                "--attack\r\nContent-Type: application/soap+xml\r\n\r\n<a b='"
            })
    void refusesAHeaderOfAGigabyte(String begin) {
        InputStream body = joined(text(begin), new Endless("X-Long: abcdefghijklmnopqrstuvwxyz\r\n", GIGABYTE));

        EbmsError error = refused(body);

        assertThat(error).isEqualTo(EbmsError.POLICY_NONCOMPLIANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>", "<a b='c'>", "<x:a xmlns:x='urn:x'>"})
    void refusesDeepNesting(String element) {
        byte[] deep = element.repeat(900_000 / element.length()).getBytes(StandardCharsets.UTF_8);

        EbmsError error = refused(new ByteArrayInputStream(letter().bytes(deep)));

        assertThat(error).isEqualTo(EbmsError.POLICY_NONCOMPLIANCE);
    }

    /** Our own sender compresses nothing so well, so the limit of a payload is made small instead. */
    @Test
    void refusesAPayloadThatGrowsBeyondItsLimitThoughOurPartnerSignedIt() {
        AtomicLong written = new AtomicLong();
        var sealed = sealed(List.of(new byte[64 << 20]));

        EbmsError error = refused(sealed.body().contentType(), sealed.body().open(), counting(written));

        assertThat(error).isEqualTo(EbmsError.DECOMPRESSION_FAILURE);
        assertThat(written.get()).isLessThan(8L << 20);
    }

    @Test
    void stopsATenMegabyteBombOfTenGigabytes() {
        var zeros = joined(
                new ByteArrayInputStream(GZIP_HEADER),
                new DeflaterInputStream(
                        new Endless("\0".repeat(8192), 10 * GIGABYTE), new Deflater(Deflater.BEST_COMPRESSION, true)));
        long begin = cpu();

        GatewayFailure bomb = ThrowableAssert.catchThrowableOfType(
                GatewayFailure.class, () -> drained(Gunzipping.of(zeros, 20 * GIGABYTE, 100)));

        assertThat(EbmsError.of(bomb)).isEqualTo(EbmsError.DECOMPRESSION_FAILURE);
        assertThat(Duration.ofNanos(cpu() - begin)).isLessThan(CPU);
    }

    private static long drained(InputStream plain) throws IOException {
        return plain.transferTo(java.io.OutputStream.nullOutputStream());
    }

    private EbmsError refused(InputStream body) {
        return refused(Letter.CONTENT_TYPE, body, new InMemoryContents());
    }

    private EbmsError refused(String contentType, InputStream body, ContentStore contents) {
        As4Limits usual = As4Limits.standard();
        As4Limits limits = usual.withPayloads(4L << 20);
        var opener = new As4Opener(
                WORLD.sudlandsAgreements(),
                WORLD.sudland.keys(),
                Gateway.XML,
                limits,
                Clock.systemUTC(),
                UUID::randomUUID);
        var opening = new Opening(opener, contents, WORLD.sudland.state(), 512L << 20);
        var arrival = new As4Arrival(WORLD.norland.keys().tlsCertificate(), contentType, new Counted(body, read));
        long begin = cpu();
        GatewayFailure failure =
                ThrowableAssert.catchThrowableOfType(GatewayFailure.class, () -> opening.open(arrival));
        assertThat(Duration.ofNanos(cpu() - begin)).as("CPU").isLessThan(CPU);
        assertThat(read.get()).as("bytes read").isLessThan(READ);
        return EbmsError.of(failure);
    }

    private static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Letter letter() {
        return Letter.of(sealed(List.of()));
    }

    private static SealedAs4 sealed(List<byte[]> attachments) {
        return (SealedAs4) WORLD.norland
                .sealer(WORLD.norland.agreements(WORLD.sudland, Suite.EDELIVERY_2, 1))
                .seal(WORLD.message(attachments));
    }

    /** Everything but the end. */
    private static InputStream firstParts(Letter letter) {
        byte[] all = letter.bytes();
        return new ByteArrayInputStream(Arrays.copyOf(all, all.length - "--attack--\r\n".length()));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static InputStream joined(InputStream first, InputStream then) {
        return new SequenceInputStream(first, then);
    }

    private static ContentStore counting(AtomicLong written) {
        return new ContentStore() {
            @Override
            public ContentKey ownedBy(Desk agency, ContentKey key) {
                return key;
            }

            @Override
            public ContentKey newKey() {
                return new ContentKey(new byte[0]);
            }

            @Override
            public Part keep(ContentKey key, PartName name, InputStream in, long limit) {
                var contents = new InMemoryContents();
                return contents.keep(key, name, new Counted(in, written), limit);
            }

            @Override
            public InputStream open(ContentKey key, Part part) {
                throw new PermanentFault(org.entente.core.failure.FailureCode.BROKEN, "Nothing is read here");
            }

            @Override
            public void discard(Part part) {
                // Memory is collected by itself.
            }
        };
    }
}
