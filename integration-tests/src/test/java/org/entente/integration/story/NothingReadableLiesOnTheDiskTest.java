package org.entente.integration.story;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.integration.story.AMessage.anInformationRequest;
import static org.entente.integration.story.AMessage.anUrgentAlert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an agency hands in lies on neither State's disk in plain text: not in the database and its write-ahead log, not
 * in the content store, the journal of the queues, logs or temporary files (security.md, data at rest).
 */
@ExtendWith(TwoStatesAreUp.class)
class NothingReadableLiesOnTheDiskTest {

    private static final String IN_THE_DOCUMENT = "KELPMARKERDOCUMENT7731";
    private static final String IN_THE_ATTACHMENT = "KELPMARKERATTACHMENT7732";
    private static final String IN_THE_NAME = "KELPMARKERNAME7733";
    private static final String IN_THE_KEY = "KELPMARKERKEY7734";
    private static final String IN_THE_FILE_NAME = "KELPMARKERFILENAME7735";
    private static final String IN_A_REFUSED_VALUE = "KELPMARKERVALUE7736";
    private static final String IN_A_REFUSED_COVER = "KELPMARKERCOVER7737";
    private static final String IN_A_THOUSAND = "KELPMARKERTHOUSAND7738";
    private static final String LOG = "entente.log";
    private static final int MESSAGES = 1000;
    private static final int CLIENTS = 8;
    /** Every so many messages one has an attachment, which is kept in a file. */
    private static final int EVERY = 50;

    @Test
    void ofADocumentOrAnAttachment(TwoStates states, @TempDir Path folder) throws IOException {
        delivers(states, anUrgentAlert(), folder.resolve("evidence.bin"));

        var search = DiskSearch.of(states.folder(), marks(IN_THE_DOCUMENT, IN_THE_ATTACHMENT));

        assertThat(search.filesRead()).hasSizeGreaterThan(1000);
        assertThat(search.kindsRead()).contains("pg_wal", "base", "content", "journal", "keys");
        assertThat(search.found()).as("marker in file").isEmpty();
    }

    @Test
    void ofAThousandMessages(TwoStates states, @TempDir Path folder) throws IOException {
        Path evidence = Files.write(folder.resolve("evidence.bin"), markedNoise());
        Set<String> sent = ConcurrentHashMap.newKeySet();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < MESSAGES; i++) {
                var alert = anUrgentAlert().saying("Boards in two hours", IN_A_THOUSAND);
                var message = i % EVERY == 0 ? alert.with(evidence) : alert;
                clients.execute(
                        () -> sent.add(states.norland().police().sends(message).id()));
            }
        }
        int taken = states.sudland().immigration().takesAll(sent, document -> document.contains(IN_A_THOUSAND));

        var search = DiskSearch.of(states.folder(), marks(IN_A_THOUSAND, IN_THE_ATTACHMENT));

        assertThat(sent).hasSize(MESSAGES);
        assertThat(taken).isEqualTo(MESSAGES);
        assertThat(search.kindsRead()).contains("pg_wal", "base", "content", "journal", "keys");
        assertThat(search.found()).as("marker in file").isEmpty();
    }

    @Test
    void ofWhatAnAgencyCallsThings(TwoStates states, @TempDir Path folder) throws IOException {
        var alert = anUrgentAlert().underTheKey(IN_THE_KEY).inAFileCalled(IN_THE_FILE_NAME + ".json");

        try (var log = new LogFile(states.folder().resolve(LOG))) {
            delivers(states, alert, folder.resolve(IN_THE_NAME + ".bin"));
            assertThat(log.content()).contains("outbound.");
        }

        var search = DiskSearch.of(states.folder(), marks(IN_THE_NAME, IN_THE_KEY, IN_THE_FILE_NAME));
        assertThat(search.kindsRead()).contains(LOG);
        assertThat(search.found()).as("marker in file").isEmpty();
    }

    @Test
    void ofAValueForWhichAMessageIsRefused(TwoStates states) throws IOException {
        var request = anInformationRequest().saying("<birthdate>1985", "<birthdate>" + IN_A_REFUSED_VALUE);
        var cover = anUrgentAlert().forAFamilyCalled(IN_A_REFUSED_COVER);
        try (var log = new LogFile(states.folder().resolve(LOG))) {
            Sent sent = states.norland().fiu().sends(request);
            sent.comesTo("REFUSED");
            assertThat(states.norland().police().isTurnedAwayWith(cover)).contains("COVER_INVALID");
            assertThat(log.content()).contains(sent.id());
        }

        var search = DiskSearch.of(states.folder(), marks(IN_A_REFUSED_VALUE, IN_A_REFUSED_COVER));
        assertThat(search.found()).as("marker in file").isEmpty();
    }

    private static void delivers(TwoStates states, AMessage message, Path evidence) throws IOException {
        Files.write(evidence, markedNoise());
        var alert = message.saying("Boards in two hours", IN_THE_DOCUMENT).with(evidence);
        var sent = states.norland().police().sends(alert);
        var received = states.sudland().immigration().receives(sent);
        assertThat(received.document()).contains(IN_THE_DOCUMENT);
        assertThat(received.attachment()).startsWith(IN_THE_ATTACHMENT.getBytes(UTF_8));
        received.isConfirmed();
        sent.comesTo("DELIVERED");
    }

    /** Mostly noise, as pictures are: what can be compressed too well is refused as a bomb. */
    private static byte[] markedNoise() {
        byte[] noise = new byte[400_000];
        new Random(417).nextBytes(noise);
        byte[] marker = IN_THE_ATTACHMENT.getBytes(UTF_8);
        for (int at = 0; at + marker.length < noise.length; at += 1000) {
            System.arraycopy(marker, 0, noise, at, marker.length);
        }
        return noise;
    }

    /** Each marker as a program might have written it. */
    private static Map<String, byte[]> marks(String... markers) {
        var marks = new LinkedHashMap<String, byte[]>();
        for (String marker : markers) {
            byte[] plain = marker.getBytes(UTF_8);
            marks.put(marker + " in UTF-8", plain);
            marks.put(marker + " in UTF-16BE", marker.getBytes(UTF_16BE));
            marks.put(marker + " in UTF-16LE", marker.getBytes(UTF_16LE));
            marks.put(
                    marker + " in hexadecimal", HexFormat.of().formatHex(plain).getBytes(UTF_8));
            for (int shift = 0; shift < 3; shift++) {
                marks.put(marker + " in Base64, shifted by " + shift, inBase64(plain, shift));
            }
        }
        return marks;
    }

    /** Base64 of the marker where {@code shift} bytes stand before it in its group of three, without the mixed ends. */
    private static byte[] inBase64(byte[] marker, int shift) {
        byte[] shifted = new byte[shift + marker.length];
        System.arraycopy(marker, 0, shifted, shift, marker.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return text.substring(4, text.length() - 3).getBytes(UTF_8);
    }
}
