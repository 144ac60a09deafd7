package org.entente.integration.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/asvs.csv} names tests that exist, and every requirement of its chapters of OWASP ASVS 5.0 once. */
class AsvsRowsTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Path ROWS = REPOSITORY.resolve("docs/asvs.csv");
    private static final Path SUITE = REPOSITORY.resolveSibling("shared").resolve("suites/asvs/asvs-5.0.0_en.csv");
    private static final Pattern A_TEST = Pattern.compile("\\b[A-Z][A-Za-z0-9]+Test\\b");
    private static final Pattern REQUIREMENT =
            Pattern.compile("(?m)^(?:[^,\\n]*,[^\\n]*?,)?(V(?:8|11|12)\\.\\d+\\.\\d+),");
    private static final Set<String> STATES = Set.of("met", "not met", "not applicable");

    @Test
    void everyTestThatARowNamesIsThere() throws IOException {
        Set<String> named = A_TEST.matcher(Files.readString(ROWS))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isNotEmpty();
        assertThat(tests()).containsAll(named);
    }

    @Test
    void everyRowSaysHowItStandsAndByWhat() throws IOException {
        List<String> rows = Files.readAllLines(ROWS);
        assertThat(rows.stream().skip(1)).allSatisfy(row -> {
            assertThat(STATES).anyMatch(state -> row.contains("," + state + ","));
            assertThat(row.substring(row.lastIndexOf(',') + 1)).isNotBlank();
        });
    }

    @Test
    void everyRequirementOfItsChaptersStandsThereOnce() throws IOException {
        assumeTrue(Files.exists(SUITE), "The list of requirements is not here: " + SUITE);
        List<String> wanted = requirements(SUITE);
        assertThat(wanted).hasSizeGreaterThan(40);
        assertThat(requirements(ROWS)).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static List<String> requirements(Path csv) throws IOException {
        return REQUIREMENT
                .matcher(Files.readString(csv))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY)) {
            return files.filter(file -> file.toString().contains("src/test/java"))
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
