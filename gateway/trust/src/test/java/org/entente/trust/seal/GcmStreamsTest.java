package org.entente.trust.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GcmStreamsTest {

    private static final int CHUNK = 16 * 1024;
    private static final SecretKey KEY = new SecretKeySpec(new byte[16], "AES");

    private final GcmStreams streams = new GcmStreams(new SecureRandom());

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, CHUNK - 16, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 5})
    void readsBackWhatItSealed(int size) throws IOException {
        byte[] plain = noise(size);

        byte[] sealed = sealed(plain);

        assertThat(sealed).hasSize(size + GcmStreams.OVERHEAD_BYTES);
        assertThat(opened(sealed)).isEqualTo(plain);
    }

    /** The GCM specification (McGrew and Viega), appendix B, test case 2. */
    @Test
    void opensTheKnownAnswerOfTheSpecification() throws IOException {
        byte[] sealed = HexFormat.of()
                .parseHex("00".repeat(12) + "0388dace60b6a392f328c2b971b2fe78" + "ab6e47d42cec13bdf53a67b21257bddf");

        assertThat(opened(sealed)).isEqualTo(new byte[16]);
    }

    @Test
    void takesAnotherIvEachTime() throws IOException {
        assertThat(sealed(new byte[64])).isNotEqualTo(sealed(new byte[64]));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, 12, CHUNK, 2 * CHUNK + 100, 3 * CHUNK + 12, 3 * CHUNK + 27})
    void failsAtTheEndWhenOneBitWasAlteredInIvTextOrTag(int where) throws IOException {
        byte[] sealed = sealed(noise(3 * CHUNK));
        sealed[where] ^= 1;

        assertFails(sealed);
    }

    @Test
    void failsWhenTwoChunksChangedPlaces() throws IOException {
        byte[] sealed = sealed(noise(3 * CHUNK));
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, 12, swapped, 12 + CHUNK, CHUNK);
        System.arraycopy(sealed, 12 + CHUNK, swapped, 12, CHUNK);

        assertFails(swapped);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 17, CHUNK, 3 * CHUNK})
    void failsWhenItsEndWasCutOff(int missing) throws IOException {
        byte[] sealed = sealed(noise(3 * CHUNK));

        assertFails(Arrays.copyOf(sealed, sealed.length - missing));
    }

    @Test
    void failsWhenSomethingWasAdded() throws IOException {
        byte[] sealed = sealed(noise(100));

        assertFails(Arrays.copyOf(sealed, sealed.length + 16));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, 12, 27})
    void failsWhenItIsTooShortForIvAndTag(int length) {
        assertFails(new byte[length]);
    }

    @Test
    void failsUnderAnotherKey() throws IOException {
        byte[] sealed = sealed(noise(1000));
        SecretKey other = new SecretKeySpec(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, "AES");

        assertThatThrownBy(() -> GcmStreams.decrypting(other, new ByteArrayInputStream(sealed))
                        .readAllBytes())
                .isInstanceOf(IOException.class);
    }

    private byte[] sealed(byte[] plain) throws IOException {
        try (InputStream in = streams.encrypting(KEY, new ByteArrayInputStream(plain))) {
            return in.readAllBytes();
        }
    }

    private static byte[] opened(byte[] sealed) throws IOException {
        try (InputStream in = GcmStreams.decrypting(KEY, new ByteArrayInputStream(sealed))) {
            return in.readAllBytes();
        }
    }

    private static void assertFails(byte[] sealed) {
        assertThatThrownBy(() -> opened(sealed)).isInstanceOf(IOException.class);
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
