package org.entente.cli.bench.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** What is sent: words as in a report, which shrink to about a quarter, or bytes as in a photograph, which do not. */
enum Content {
    TEXT,
    PHOTO;

    private static final String[] WORDS = {
        "seen",
        "twice",
        "at",
        "the",
        "border",
        "in",
        "company",
        "of",
        "two",
        "men",
        "who",
        "could",
        "not",
        "be",
        "named",
        "vehicle",
        "registered",
        "to",
        "address",
        "unknown",
        "since",
        "account",
        "opened",
        "transfer",
        "amount",
        "passport",
        "expired",
        "witness",
        "reports",
        "arrival",
        "by",
        "train",
        "from",
        "airport",
        "and",
        "left",
        "before",
        "noon"
    };

    /** Photographs are larger than reports. */
    static Content fitting(int size) {
        return size > 1_000_000 ? PHOTO : TEXT;
    }

    /** The same bytes for the same size. */
    Path file(Path folder, int size) {
        try {
            return Files.write(folder.resolve(name() + "-" + size), bytes(size));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private byte[] bytes(int size) {
        var random = new Random(size);
        byte[] bytes = new byte[size];
        switch (this) {
            case PHOTO -> random.nextBytes(bytes);
            case TEXT -> fill(bytes, random);
        }
        return bytes;
    }

    private static void fill(byte[] bytes, Random random) {
        int at = 0;
        while (at < bytes.length) {
            String next = random.nextInt(8) == 0
                    ? "<ref>" + random.nextInt(1_000_000) + "</ref> "
                    : WORDS[random.nextInt(WORDS.length)] + " ";
            byte[] word = next.getBytes(StandardCharsets.UTF_8);
            int count = Math.min(word.length, bytes.length - at);
            System.arraycopy(Arrays.copyOf(word, count), 0, bytes, at, count);
            at += count;
        }
    }
}
