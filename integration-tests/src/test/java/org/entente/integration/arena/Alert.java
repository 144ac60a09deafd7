package org.entente.integration.arena;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.entente.cli.client.MultipartBody;
import org.entente.cli.demo.Sample;
import org.entente.cli.demo.Samples;
import org.entente.core.content.Digest;

/** The alerts of a run: each names its key in its wording, and what hangs on it follows from the key alone. */
public final class Alert {

    /** How a key looks: its words tell what kind of alert it is. */
    static final Pattern KEY = Pattern.compile("CRASH-[0-9A-Z-]+-END");

    /** Larger than what the ledger keeps beside the message: it lies in a file of the content store. */
    private static final int ATTACHED = 100_000;

    private static final String WORDS_IN_THE_SAMPLE = "Boards in two hours";
    private static final String FILE = "portrait.png";

    private final String document;
    private final String cover;

    Alert(Instant now) {
        Sample sample = Samples.all().stream()
                .filter(one -> one.files().name().equals("flash-alert"))
                .findFirst()
                .orElseThrow();
        this.document = new String(sample.document(), StandardCharsets.UTF_8);
        // One cover for all: a repeat under the same key must be the same bytes.
        this.cover = new String(sample.cover(now), StandardCharsets.UTF_8);
    }

    /** The name of an alert; every third is routine, every fourth has an attachment. */
    public static String key(String run, int number) {
        String kind = (number % 3 == 2 ? "ROUTINE" : "FLASH") + (number % 4 == 0 ? "-ATTACHED" : "");
        return "CRASH-%s-%d-%s-END".formatted(run.toUpperCase(Locale.ROOT), number, kind);
    }

    /** The digest of what is attached; empty for nothing. */
    static String attachment(String key) {
        return isAttached(key) ? digest(bytes(key)) : "";
    }

    static String digest(byte[] bytes) {
        return Digest.of(bytes).hex();
    }

    MultipartBody body(String key) {
        String wording = document.replace(WORDS_IN_THE_SAMPLE, key);
        var body = new MultipartBody("entente-" + key);
        body.add("cover", "cover.json", "application/json", cover(key).getBytes(StandardCharsets.UTF_8));
        body.add("document", "alert.json", "application/json", wording.getBytes(StandardCharsets.UTF_8));
        if (isAttached(key)) {
            body.add("attachment", FILE, "image/png", bytes(key));
        }
        return body;
    }

    private String cover(String key) {
        String urgency =
                key.contains("-ROUTINE") ? cover.replace("\"urgency\": \"FLASH\"", "\"urgency\": \"ROUTINE\"") : cover;
        return isAttached(key)
                ? urgency.replaceFirst("\\{", "{\"attachments\": [{\"name\": \"" + FILE + "\", \"role\": \"PHOTO\"}],")
                : urgency;
    }

    private static boolean isAttached(String key) {
        return key.contains("-ATTACHED");
    }

    private static byte[] bytes(String key) {
        byte[] bytes = new byte[ATTACHED];
        new Random(key.hashCode()).nextBytes(bytes);
        return bytes;
    }
}
