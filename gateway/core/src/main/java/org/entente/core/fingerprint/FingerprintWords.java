package org.entente.core.fingerprint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.core.content.Digest;

/**
 * A fingerprint in words that one person reads to another over a telephone, and those words read back.
 *
 * <p>By the PGP word list (Juola and Zimmermann, Whole-Word Phonetic Distances and the PGPfone Alphabet, ICSLP 1996):
 * one word for each byte, of two syllables at even places and of three at odd ones. Its words were chosen to sound
 * unlike each other, and because the two kinds alternate, two neighbours that were swapped, a word said twice and one
 * left out are noticed where they are; a denser list, like BIP-39's, would save ten words of 32 and notice none of it.
 */
public final class FingerprintWords {

    private static final int BYTES = 32;
    private static final int IN_A_GROUP = 4;
    private static final List<List<String>> LISTS = read();

    private FingerprintWords() {}

    /** All 32 words, four a group, as they are said in one breath. */
    public static List<String> groups(Digest fingerprint) {
        List<String> words = words(fingerprint);
        return Stream.iterate(0, from -> from < BYTES, from -> from + IN_A_GROUP)
                .map(from -> String.join(" ", words.subList(from, from + IN_A_GROUP)))
                .toList();
    }

    static List<String> words(Digest fingerprint) {
        byte[] bytes = fingerprint.bytes();
        List<String> words = new ArrayList<>(BYTES);
        for (int place = 0; place < BYTES; place++) {
            words.add(kind(place).get(Byte.toUnsignedInt(bytes[place])));
        }
        return words;
    }

    /**
     * Reads what a person was told: 32 words in any case, or 64 hexadecimal digits, parted by whatever is no letter.
     *
     * @throws IllegalArgumentException with a sentence that names the first word that cannot stand where it does
     */
    public static Digest parse(String told) {
        String plain = told.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT);
        if (plain.matches("[0-9a-f]{64}")) {
            return new Digest(plain);
        }
        List<String> words =
                Stream.of(told.split("\\P{L}+")).filter(word -> !word.isEmpty()).toList();
        byte[] bytes = new byte[BYTES];
        for (int place = 0; place < Math.min(words.size(), BYTES); place++) {
            bytes[place] = value(words.get(place), place);
        }
        if (words.size() != BYTES) {
            throw new IllegalArgumentException("A fingerprint has " + BYTES + " words, and these are " + words.size());
        }
        return new Digest(HexFormat.of().formatHex(bytes));
    }

    private static byte value(String word, int place) {
        return in(kind(place), word).orElseThrow(() -> {
            boolean isOfTheOther = in(kind(place + 1), word).isPresent();
            return new IllegalArgumentException("Word " + (place + 1) + ", " + word + ", "
                    + (isOfTheOther
                            ? "cannot stand there: a word before it was left out, said twice or swapped"
                            : "is not in the list"));
        });
    }

    private static Optional<Byte> in(List<String> list, String word) {
        for (int value = 0; value < list.size(); value++) {
            if (list.get(value).equalsIgnoreCase(word)) {
                return Optional.of((byte) value);
            }
        }
        return Optional.empty();
    }

    private static List<String> kind(int place) {
        return LISTS.get(place % 2);
    }

    private static List<List<String>> read() {
        try (InputStream in = FingerprintWords.class.getResourceAsStream("pgp-words.txt")) {
            if (in == null) {
                throw new IllegalStateException("The list of words is missing");
            }
            List<String[]> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .toList();
            return List.of(
                    lines.stream().map(line -> line[1]).toList(),
                    lines.stream().map(line -> line[2]).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The list of words cannot be read", unreadable);
        }
    }
}
