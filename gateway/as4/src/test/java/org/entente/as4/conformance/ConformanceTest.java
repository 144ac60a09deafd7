package org.entente.as4.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.as4.attack.SharedSuites;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/as4-conformance.md to the data, and the data to the tests it names and to the assertions there are. */
class ConformanceTest {

    private static final Path DATA = Path.of("src/test/resources/as4-conformance.csv");
    private static final Path PAGE = Path.of("../../docs/as4-conformance.md");
    private static final List<Path> TESTS = List.of(
            Path.of("src/test/java"),
            Path.of("../node/src/test/java"),
            Path.of("../../integration-tests/src/test/java"));

    /** One assertion: shown by a test, differing for a reason, or open. */
    record Row(String id, String state, String words) {}

    static List<Row> rows() throws IOException {
        return Files.readAllLines(DATA).stream()
                .map(line -> line.split(";", 3))
                .map(cells -> new Row(cells[0], cells[1], cells[2]))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void namesATestThatExistsOrGivesAReason(Row row) throws IOException {
        if (row.state().equals("shown")) {
            String[] named = row.words().split("#", 2);
            assertThat(source(named[0])).contains("void " + named[1] + "(");
        } else {
            assertThat(row.state()).isIn("differs", "open");
            assertThat(row.words()).hasSizeGreaterThan(20);
        }
    }

    @Test
    void listsEveryAssertionOfTheFrameOnce() throws IOException {
        Path frame = SharedSuites.folder("as4-samples").resolve("kerkovi-esens/esens-test-assertions.json");
        List<String> ids = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"")
                .matcher(Files.readString(frame))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        List<String> listed = rows().stream().map(Row::id).toList();

        assertThat(ids).hasSize(48);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void publishesTheTableAsAPage() throws IOException {
        String page = Files.readString(PAGE);

        for (Row row : rows()) {
            assertThat(page).contains("| " + row.id() + " | " + row.state() + " | " + row.words() + " |");
        }
    }

    private static String source(String name) throws IOException {
        for (Path tests : TESTS) {
            try (Stream<Path> files = Files.walk(tests)) {
                Optional<Path> file =
                        files.filter(each -> each.endsWith(name + ".java")).findFirst();
                if (file.isPresent()) {
                    return Files.readString(file.get());
                }
            }
        }
        throw new AssertionError("No test is called " + name);
    }
}
