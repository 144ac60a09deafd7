package org.entente.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.entente.store.backup.FileCopies.Copied;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder = Path.of(".");

    @Test
    void isReadAsItWasWritten() throws IOException {
        var manifest = new Manifest(
                "QN", "QN-1", NOON, NOON.plusSeconds(9), true, List.of(new Copied("pg/data/a b", 3, "abc")));

        assertThat(Manifest.read(manifest.bytes())).isEqualTo(manifest);
    }

    @Test
    void namesWhatIsAlteredMissingOrStrange() throws IOException {
        var copies = new FileCopies(folder);
        for (String name : List.of("whole", "altered", "missing")) {
            copies.write(new ByteArrayInputStream(name.getBytes(StandardCharsets.UTF_8)), name);
        }
        var manifest = new Manifest("QN", "QN-1", NOON, NOON, false, copies.all());
        Files.writeString(folder.resolve("altered"), "alterex");
        Files.delete(folder.resolve("missing"));
        Files.writeString(folder.resolve("strange"), "");

        assertThat(manifest.findings(folder))
                .containsExactlyInAnyOrder("Altered: altered", "Missing: missing", "Not in the manifest: strange");
    }

    @Test
    void namesNoFileOutsideItsFolder() {
        byte[] evil = new String(
                        new Manifest("QN", "QN-1", NOON, NOON, false, List.of()).bytes(), StandardCharsets.UTF_8)
                .concat("file 00 1 pg/../../etc/passwd\n")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Manifest.read(evil)).isInstanceOf(IOException.class);
    }
}
