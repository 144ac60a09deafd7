package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.integration.story.AMessage.anUrgentAlert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.entente.core.content.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Evidence arrives byte for byte. */
@ExtendWith(TwoStatesAreUp.class)
class AnAttachmentTravelsTest {

    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void andTwentyMegabytesHaveTheSameDigestAtTheOtherSide(TwoStates states, @TempDir Path folder) throws IOException {
        Path recording = noise(folder.resolve("recording.bin"), 20);

        var sent = states.norland().police().sends(anUrgentAlert().with(recording));
        var received = states.sudland().immigration().receives(sent);

        byte[] arrived = received.attachment();
        assertThat(arrived).hasSize(20 * MEGABYTE);
        assertThat(Digest.of(arrived)).isEqualTo(Digest.of(Files.readAllBytes(recording)));
    }

    /** Cannot be compressed, and is the same each time. */
    private static Path noise(Path file, int megabytes) throws IOException {
        var random = new Random(417);
        byte[] block = new byte[MEGABYTE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
        return file;
    }
}
