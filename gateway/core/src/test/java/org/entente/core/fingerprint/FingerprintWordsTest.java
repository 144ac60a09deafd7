package org.entente.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.core.content.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintWordsTest {

    /** The sample that is published with the list, and what follows from it for the twelve bytes beyond its twenty. */
    private static final Digest SAMPLE =
            new Digest("e58294f2e9a227486e8b061b31cc528fd7fa3f19" + "000102030405060708090a0b");

    private static final List<String> SAID = List.of(
            "topmost Istanbul Pluto vagabond",
            "treadmill Pacific brackish dictator",
            "goldfish Medusa afflict bravado",
            "chatter revolver Dupont midsummer",
            "stopwatch whimsical cowbell bottomless",
            "aardvark adviser accrue aggregate",
            "adrift almighty afflict amusement",
            "aimless applicant allow armistice");

    @Test
    void saysThePublishedSample() {
        assertThat(FingerprintWords.groups(SAMPLE)).isEqualTo(SAID);
    }

    @Test
    void hasAWordForEachByteInBothListsAndNoWordTwice() {
        Set<String> seen = new HashSet<>();
        for (int value = 0; value < 256; value++) {
            List<String> words = FingerprintWords.words(everywhere(value));

            assertThat(Set.copyOf(words)).hasSize(2);
            words.subList(0, 2).forEach(word -> seen.add(word.toLowerCase(Locale.ROOT)));
        }
        assertThat(seen).hasSize(512).allMatch(word -> word.matches("[a-z]{3,12}"));
    }

    /** The order of the publication: by the alphabet, but for one pair. */
    @Test
    void keepsTheListsInTheirPublishedOrder() {
        for (int place = 0; place < 2; place++) {
            int which = place;
            List<String> list = IntStream.range(0, 256)
                    .mapToObj(value ->
                            FingerprintWords.words(everywhere(value)).get(which).toLowerCase(Locale.ROOT))
                    .toList();
            List<String> outOfOrder = IntStream.range(1, 256)
                    .filter(value -> list.get(value - 1).compareTo(list.get(value)) > 0)
                    .mapToObj(list::get)
                    .toList();

            assertThat(outOfOrder).isEqualTo(place == 0 ? List.of() : List.of("apollo"));
        }
    }

    @ParameterizedTest
    @MethodSource("fingerprints")
    void readsBackWhatWasSaid(Digest fingerprint) {
        String said = String.join(",\n", FingerprintWords.groups(fingerprint));

        assertThat(FingerprintWords.parse(said)).isEqualTo(fingerprint);
        assertThat(FingerprintWords.parse(said.toUpperCase(Locale.ROOT))).isEqualTo(fingerprint);
    }

    @ParameterizedTest
    @MethodSource("fingerprints")
    void noticesAnyTwoNeighboursSwapped(Digest fingerprint) {
        for (int place = 0; place < 31; place++) {
            List<String> words = new ArrayList<>(FingerprintWords.words(fingerprint));
            Collections.swap(words, place, place + 1);

            assertThatThrownBy(() -> FingerprintWords.parse(String.join(" ", words)))
                    .hasMessageStartingWith("Word " + (place + 1) + ", " + words.get(place) + ", cannot stand there");
        }
    }

    @ParameterizedTest
    @MethodSource("fingerprints")
    void noticesAWordLeftOutOrSaidTwice(Digest fingerprint) {
        for (int place = 0; place < 32; place++) {
            List<String> fewer = new ArrayList<>(FingerprintWords.words(fingerprint));
            List<String> more = new ArrayList<>(fewer);
            fewer.remove(place);
            more.add(place, more.get(place));

            assertThatThrownBy(() -> FingerprintWords.parse(String.join(" ", fewer)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> FingerprintWords.parse(String.join(" ", more)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void namesTheWordThatIsInNoList() {
        assertThatThrownBy(() -> FingerprintWords.parse("topmost Instanbul"))
                .hasMessage("Word 2, Instanbul, is not in the list");
        assertThatThrownBy(() -> FingerprintWords.parse("")).hasMessage("A fingerprint has 32 words, and these are 0");
    }

    @Test
    void readsDigitsToo() {
        String grouped = SAMPLE.hex().replaceAll("(.{4})", "$1 ");

        assertThat(FingerprintWords.parse(grouped.toUpperCase(Locale.ROOT))).isEqualTo(SAMPLE);
    }

    private static Stream<Digest> fingerprints() {
        var random = new Random(1996);
        return Stream.concat(
                Stream.of(SAMPLE, everywhere(0), everywhere(255)),
                Stream.generate(() -> Digest.of(("certificate " + random.nextLong()).getBytes(StandardCharsets.UTF_8)))
                        .limit(50));
    }

    private static Digest everywhere(int value) {
        return new Digest("%02x".formatted(value).repeat(32));
    }
}
