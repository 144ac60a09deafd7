package org.entente.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A schema that others validate against never changes: what they must follow is a new version, a new folder. */
class ReleasedSchemasAreFrozenTest {
    private static final Path RELEASED = SourceFolder.ROOT.resolve("released.sha256");

    @Test
    void keepsEveryReleasedFileAsItWasReleased() throws IOException {
        var now = digests();
        if ("write".equals(System.getProperty("released"))) {
            Files.writeString(RELEASED, now);
        }

        assertThat(now)
                .as(
                        "Files under %s differ from %s. A released schema never changes; make a new folder."
                                + " Before the first release: -Dreleased=write, and say why in the commit.",
                        SourceFolder.ROOT, RELEASED.getFileName())
                .isEqualTo(Files.readString(RELEASED));
    }

    private static String digests() {
        return Stream.concat(
                        SourceFolder.files(SourceFolder.ROOT, ".xsd").stream(),
                        SourceFolder.files(SourceFolder.ROOT, ".schema.json").stream())
                .filter(file -> !file.startsWith(SourceFolder.ROOT.resolve("agencyapi")))
                .sorted()
                .map(file -> sha256(SourceFolder.text(file)) + "  "
                        + SourceFolder.ROOT.relativize(file).toString().replace('\\', '/') + "\n")
                .collect(Collectors.joining());
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
