package org.entente.store.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entente.core.content.ContentKey;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Digest;
import org.entente.core.content.Locator;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailStop;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.failure.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileContentStoreTest {

    private static final PartName ATTACHMENT = new PartName(PartRole.ATTACHMENT, "plan.pdf", "application/pdf");
    private static final long LIMIT = 50_000_000;
    private static final int SEALED_CHUNK = 64 * 1024 + 16;

    @TempDir
    Path temporary;

    private Path folder = Path.of(".");
    private FileContentStore store =
            new FileContentStore(Path.of("target"), new OpenVault(), new SecureRandom(), new FailStop(reason -> {}));

    @BeforeEach
    void makeStore() {
        folder = temporary.resolve("content");
        store = new FileContentStore(folder, new OpenVault(), new SecureRandom(), new FailStop(reason -> {}));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 32 * 1024, 32 * 1024 + 1, 64 * 1024, 128 * 1024, 5_000_000})
    void givesBackWhatItKept(int size) {
        byte[] bytes = bytes(size);
        ContentKey key = store.newKey();

        Part part = store.keep(key, ATTACHMENT, new ByteArrayInputStream(bytes), LIMIT);

        assertThat(store.read(key, part, LIMIT)).isEqualTo(bytes);
        assertThat(part.size()).isEqualTo(size);
        assertThat(part.digest()).isEqualTo(Digest.of(bytes));
    }

    @Test
    void keepsUpTo32KiBForTheLedgerAndMoreInAFile() throws IOException {
        Part small = kept(32 * 1024);
        List<Path> before = files();
        Part large = kept(32 * 1024 + 1);

        assertThat(small.locator()).isInstanceOf(Locator.Inline.class);
        assertThat(before).isEmpty();
        assertThat(large.locator()).isInstanceOf(Locator.Filed.class);
        assertThat(files()).hasSize(1);
    }

    @Test
    void leavesNoPlainTextInAnyFile() throws IOException {
        byte[] marker = "UTOPIA-MARKER-7f3a".getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = bytes(200_000);
        System.arraycopy(marker, 0, bytes, 100_000, marker.length);
        System.arraycopy(marker, 0, bytes, 0, marker.length);

        Part part = store.keep(store.newKey(), ATTACHMENT, new ByteArrayInputStream(bytes), LIMIT);

        assertThat(part.locator()).isInstanceOf(Locator.Filed.class);
        assertThat(files())
                .hasSize(1)
                .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(new String(marker, StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 7, 70_000, 299_999})
    void noticesAFlippedBitAnywhere(int position) throws IOException {
        ContentKey key = store.newKey();
        Part part = store.keep(key, ATTACHMENT, new ByteArrayInputStream(bytes(300_000)), LIMIT);
        byte[] sealed = Files.readAllBytes(files().getFirst());
        sealed[position] ^= 1;
        Files.write(files().getFirst(), sealed);

        assertDamaged(() -> store.read(key, part, LIMIT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 7, 7 + SEALED_CHUNK - 1, 7 + SEALED_CHUNK, 7 + 2 * SEALED_CHUNK})
    void noticesATruncatedFile(int length) throws IOException {
        ContentKey key = store.newKey();
        Part part = store.keep(key, ATTACHMENT, new ByteArrayInputStream(bytes(300_000)), LIMIT);
        byte[] sealed = Files.readAllBytes(files().getFirst());
        Files.write(files().getFirst(), Arrays.copyOf(sealed, length));

        assertDamaged(() -> store.read(key, part, LIMIT));
    }

    @Test
    void noticesSwappedChunks() throws IOException {
        ContentKey key = store.newKey();
        Part part = store.keep(key, ATTACHMENT, new ByteArrayInputStream(bytes(300_000)), LIMIT);
        byte[] sealed = Files.readAllBytes(files().getFirst());
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, 7, swapped, 7 + SEALED_CHUNK, SEALED_CHUNK);
        System.arraycopy(sealed, 7 + SEALED_CHUNK, swapped, 7, SEALED_CHUNK);
        Files.write(files().getFirst(), swapped);

        assertDamaged(() -> store.read(key, part, LIMIT));
    }

    @Test
    void noticesTwoFilesOfOneMessageChanged() throws IOException {
        ContentKey key = store.newKey();
        Part first = store.keep(key, ATTACHMENT, new ByteArrayInputStream(bytes(100_000)), LIMIT);
        Path firstFile = files().getFirst();
        store.keep(key, ATTACHMENT, new ByteArrayInputStream(bytes(100_001)), LIMIT);
        Path secondFile = files().stream()
                .filter(file -> !file.equals(firstFile))
                .findFirst()
                .orElseThrow();
        Files.write(firstFile, Files.readAllBytes(secondFile));

        assertDamaged(() -> store.read(key, first, LIMIT));
    }

    @Test
    void noticesAMissingFile() throws IOException {
        ContentKey key = store.newKey();
        Part part = store.keep(key, ATTACHMENT, new ByteArrayInputStream(bytes(100_000)), LIMIT);
        Files.delete(files().getFirst());

        assertDamaged(() -> store.read(key, part, LIMIT));
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 40_000, 99_999})
    void refusesMoreThanTheLimitAndLeavesNothing(long limit) throws IOException {
        ContentKey key = store.newKey();

        assertThatThrownBy(() -> store.keep(key, ATTACHMENT, new ByteArrayInputStream(bytes(100_000)), limit))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(FailureCode.TOO_LARGE));
        assertThat(files()).isEmpty();
    }

    @Test
    void leavesNothingWhenTheBodyBreaksOff() throws IOException {
        ContentKey key = store.newKey();
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(bytes(100_000)), new BrokenLine());

        assertThatThrownBy(() -> store.keep(key, ATTACHMENT, broken, LIMIT)).isInstanceOf(Refused.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void discardsAFile() throws IOException {
        Part part = kept(100_000);

        store.discard(part);

        assertThat(files()).isEmpty();
    }

    private Part kept(int size) {
        return store.keep(store.newKey(), ATTACHMENT, new ByteArrayInputStream(bytes(size)), LIMIT);
    }

    private List<Path> files() throws IOException {
        if (!Files.exists(folder)) {
            return Collections.emptyList();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static void assertDamaged(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        PermanentFault.class, fault -> assertThat(fault.code()).isEqualTo(FailureCode.CONTENT_DAMAGED));
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** A connection that dies. */
    private static final class BrokenLine extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("reset");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("reset");
        }
    }

    /** After a failed fsync the kernel says yes to the next one, and the bytes are lost all the same. */
    @Test
    void endsTheNodeWhenAnFsyncFailsAndKeepsNothingFromThenOn() {
        List<String> ends = new ArrayList<>();
        List<FileChannel> asked = new ArrayList<>();
        var failing =
                new FileContentStore(folder, new OpenVault(), new SecureRandom(), new Syncing(new FailStop(ends::add)) {
                    @Override
                    void sync(FileChannel channel) throws IOException {
                        asked.add(channel);
                        throw new IOException("EIO");
                    }
                });
        ContentKey key = failing.newKey();
        byte[] large = new byte[FileContentStore.INLINE + 1];

        assertThatThrownBy(() -> failing.keep(key, ATTACHMENT, new ByteArrayInputStream(large), LIMIT))
                .hasMessage("STORE_UNAVAILABLE: An fsync of the content store failed");
        assertThatThrownBy(() -> failing.keep(key, ATTACHMENT, new ByteArrayInputStream(large), LIMIT))
                .hasMessageContaining("The node is stopping");
        assertThat(ends).containsExactly("An fsync of the content store failed");
        assertThat(asked).hasSize(1);
    }
}
