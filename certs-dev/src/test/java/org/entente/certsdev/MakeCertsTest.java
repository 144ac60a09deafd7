package org.entente.certsdev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MakeCertsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream problems = new ByteArrayOutputStream();

    @TempDir
    private Path home;

    @Test
    void saysWhereTheKeysOfEachStateLie() {
        var status = run("--home", home.toString(), "--seed", "x", "--state", "QN=Norland");

        assertThat(status).isZero();
        assertThat(out.toString(UTF_8)).isEqualToIgnoringNewLines("Norland: " + home.resolve("norland/keys") + "\n");
        assertThat(home.resolve("norland/keys/tls.p12")).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--home", "--nonsense", "--home a --home b", "--home a --state Norland"})
    void explainsItselfWhenNotUnderstood(String line) {
        var status = run(line.isEmpty() ? new String[0] : line.split(" ", -1));

        assertThat(status).isEqualTo(2);
        assertThat(problems.toString(UTF_8)).contains("usage: MakeCerts");
    }

    @Test
    void saysWhatItCouldNotMake() throws IOException {
        var file = Files.createFile(home.resolve("a-file"));

        var status = run("--home", file.toString(), "--state", "QN=Norland");

        assertThat(status).isEqualTo(1);
        assertThat(problems.toString(UTF_8)).contains("Cannot make the folder " + file);
    }

    private int run(String... arguments) {
        return new MakeCerts(new PrintStream(out, true, UTF_8), new PrintStream(problems, true, UTF_8))
                .run(List.of(arguments));
    }
}
