package org.entente.as4.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzippingTest {

    private static final int RATIO = 100;
    private static final int TEN_MB = 10 * 1024 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, TEN_MB})
    void whatSaysTheSameOverAndOverIsStillBelievedByThePartner(int size) throws IOException {
        byte[] monotonous = new byte[size];

        byte[] compressed = compressed(monotonous, 8192);

        assertThat(believed(compressed)).isEqualTo(monotonous);
    }

    @Test
    void shrinksWhatCanBeShrunk() throws IOException {
        assertThat(compressed(new byte[TEN_MB], 8192).length).isLessThan(TEN_MB / 30);
    }

    @Test
    void returnsFromNoiseAfterMonotonyWhatWasPutIn() throws IOException {
        byte[] mixed = new byte[TEN_MB];
        byte[] noise = new byte[TEN_MB / 4];
        new Random(7).nextBytes(noise);
        System.arraycopy(noise, 0, mixed, TEN_MB / 2, noise.length);

        assertThat(believed(compressed(mixed, 4096))).isEqualTo(mixed);
    }

    @Test
    void givesTheSameBytesHoweverItIsRead() throws IOException {
        byte[] monotonous = new byte[TEN_MB];

        assertThat(compressed(monotonous, 777)).isEqualTo(compressed(monotonous, 100_000));
    }

    private static byte[] compressed(byte[] plain, int readSize) throws IOException {
        var out = new ByteArrayOutputStream();
        byte[] buffer = new byte[readSize];
        try (InputStream gzip = new Gzipping(new ByteArrayInputStream(plain))) {
            for (int count = gzip.read(buffer); count >= 0; count = gzip.read(buffer)) {
                out.write(buffer, 0, count);
            }
        }
        return out.toByteArray();
    }

    private static byte[] believed(byte[] compressed) throws IOException {
        try (InputStream plain = Gunzipping.of(new ByteArrayInputStream(compressed), TEN_MB, RATIO)) {
            return plain.readAllBytes();
        }
    }
}
