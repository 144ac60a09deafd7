package org.entente.integration.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.integration.system.Tool;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What testssl.sh, a program of others, has to say about the TLS of each door: nothing above LOW. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(WithTwoStates.class)
class TlsOfEveryDoorTest {

    private static final Set<String> NOTEWORTHY = Set.of("MEDIUM", "HIGH", "CRITICAL", "WARN");

    /** The play authorities name no place to ask in their certificates: a node asks where its configuration says. */
    private static final Set<String> BY_DESIGN = Set.of("cert_revocation");

    private final TwoStates states;

    @TempDir
    private Path folder = Path.of("");

    TlsOfEveryDoorTest(TwoStates states) {
        this.states = states;
    }

    Stream<Integer> doors() {
        return Stream.of(states.norland.as4Port(), states.norland.agencyPort(), states.norland.deskPort());
    }

    @ParameterizedTest
    @MethodSource("doors")
    void hasNothingAboveLow(int port) throws IOException {
        assumeTrue(Tool.isThere("testssl"), "testssl is not installed (apt-get install testssl.sh)");
        Path report = folder.resolve("report-" + port + ".json");
        Path root = states.norland.keys().resolve("trust").resolve("root.crt.pem");
        Tool.run(
                "testssl",
                "--quiet",
                "--color=0",
                "--warnings=off",
                "--fast",
                "--protocols",
                "--std",
                "--fs",
                "--server-preference",
                "--server-defaults",
                "--vulnerable",
                "--add-ca=" + root,
                "--jsonfile=" + report,
                "localhost:" + port);

        JsonNode findings = JsonMapper.builder().build().readTree(Files.readAllBytes(report));
        assertThat(finding(findings, "TLS1_3"))
                .allMatch(words -> words.startsWith("offered"))
                .isNotEmpty();
        assertThat(finding(findings, "TLS1_2")).containsExactly("not offered");
        assertThat(bad(findings)).isEmpty();
    }

    private static List<String> finding(JsonNode findings, String id) {
        return findings.valueStream()
                .filter(one -> one.path("id").asString("").equals(id))
                .map(one -> one.path("finding").asString(""))
                .toList();
    }

    private static List<String> bad(JsonNode findings) {
        return findings.valueStream()
                .filter(one -> NOTEWORTHY.contains(one.path("severity").asString("")))
                .filter(one -> !BY_DESIGN.contains(one.path("id").asString("")))
                .map(JsonNode::toString)
                .toList();
    }
}
