package org.entente.trust.path.pkits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.trust.path.PathAnswer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All cases of NIST's PKITS; what is refused though it should pass stands with its reason in refused.csv. */
@TestInstance(Lifecycle.PER_CLASS)
class PkitsTest {

    private static final int CASES = 248;

    private PkitsSuite suite = PkitsSuite.read();

    private Set<String> explained;

    @BeforeAll
    void readExplanations() throws IOException {
        try (InputStream in = Objects.requireNonNull(PkitsTest.class.getResourceAsStream("refused.csv"))) {
            explained = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(PkitsTest::keyOf)
                    .collect(Collectors.toSet());
        }
    }

    Stream<PkitsCase> cases() {
        return suite.cases().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsNistSaysOrAsTheListExplains(PkitsCase asked) {
        PathAnswer answer = suite.answer(asked);

        assertThat(answer.isSound())
                .as(asked + ": " + answer)
                .isEqualTo(asked.mustPass() && !explained.contains(asked.key()));
    }

    @Test
    void explainsNoCaseThatMustFailOrIsNotThere() {
        Set<String> mayBeRefused =
                cases().filter(PkitsCase::mustPass).map(PkitsCase::key).collect(Collectors.toSet());

        assertThat(cases()).hasSize(CASES);
        assertThat(mayBeRefused).containsAll(explained);
    }

    @Test
    void writesItsTable() throws IOException {
        var rows = new TreeMap<String, Row>();
        cases().forEach(asked -> rows.merge(asked.section(), Row.of(asked, suite.answer(asked)), Row::plus));

        Row all = rows.values().stream().reduce(Row::plus).orElseThrow();
        rows.put("in all", all);
        Files.write(
                Path.of("target", "pkits.txt"),
                rows.entrySet().stream()
                        .map(row -> "%-9s%s".formatted(row.getKey(), row.getValue()))
                        .toList());
        assertThat(all.wronglyAccepted()).isZero();
    }

    private record Row(int accepted, int refused, int wronglyAccepted, int refusedThoughGood) {

        static Row of(PkitsCase asked, PathAnswer answer) {
            boolean sound = answer.isSound();
            return new Row(
                    sound && asked.mustPass() ? 1 : 0,
                    !sound && !asked.mustPass() ? 1 : 0,
                    sound && !asked.mustPass() ? 1 : 0,
                    !sound && asked.mustPass() ? 1 : 0);
        }

        @Override
        public String toString() {
            return "%4d accepted %4d refused %4d accepted though bad %4d refused though good"
                    .formatted(accepted, refused, wronglyAccepted, refusedThoughGood);
        }

        Row plus(Row other) {
            return new Row(
                    accepted + other.accepted,
                    refused + other.refused,
                    wronglyAccepted + other.wronglyAccepted,
                    refusedThoughGood + other.refusedThoughGood);
        }
    }

    private static String keyOf(String line) {
        return String.join(",", List.of(line.split(",", 4)).subList(0, 3));
    }
}
