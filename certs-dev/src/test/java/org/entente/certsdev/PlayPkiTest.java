package org.entente.certsdev;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entente.certsdev.issue.PlayPkiFault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class PlayPkiTest {
    private Path original = Path.of("not yet made");
    private Path home = Path.of("not yet made");
    private List<StateKeys> made = List.of();

    @BeforeAll
    void makeTwoStatesOnce(@TempDir Path folder) {
        PlayWorld.seeded(folder, "first").make(PlayWorld.BOTH);
        original = folder;
    }

    @BeforeEach
    void copyThem(@TempDir Path folder) throws IOException {
        home = folder;
        try (var paths = Files.walk(original)) {
            for (var path : paths.skip(1).toList()) {
                Files.copy(path, home.resolve(original.relativize(path)), COPY_ATTRIBUTES);
            }
        }
        made = PlayPki.open(home, PlayWorld.BOTH);
    }

    @Test
    void laysOutEveryFileOfAState() throws IOException {
        var files = filesBelow(home.resolve("norland")).keySet();

        assertThat(files).hasSize(4 + 8 + 3 + 9 + 9 + (8 * 3 + 2));
        assertThat(files)
                .contains("ca/root.p12", "ca/gateway-ca.p12", "ca/agency-ca.p12", "ca/passphrase")
                .contains("keys/passphrase", "keys/tls.p12", "keys/signing.p12", "keys/agreement.p12")
                .contains("keys/rsa-signing.p12", "keys/rsa-encryption.p12")
                .contains("keys/ec-signing.p12", "keys/ec-agreement.p12")
                .contains("keys/trust/root.crt.pem", "keys/trust/gateway-ca.crt.pem", "keys/trust/agency-ca.crt.pem")
                .contains("keys/public/root.crt.pem", "keys/public/signing.crt.pem")
                .contains("keys/partners/sudland/root.crt.pem", "keys/partners/sudland/gateway-ca.crt.pem")
                .contains("keys/partners/sudland/tls.crt.pem", "keys/partners/sudland/agreement.crt.pem")
                .contains("keys/agencies/ca.pem", "keys/agencies/passphrase")
                .contains("keys/agencies/fiu.p12", "keys/agencies/fiu.crt.pem", "keys/agencies/fiu.key.pem")
                .contains("keys/agencies/poc247.p12")
                .contains("keys/agencies/operator.p12", "keys/agencies/operator2.p12")
                .contains("keys/agencies/auditor.p12", "keys/agencies/liaison.p12");
    }

    @Test
    void letsOnlyTheOwnerIn() throws IOException {
        try (var paths = Files.walk(home.resolve("norland"))) {
            assertThat(paths)
                    .isNotEmpty()
                    .allSatisfy(path ->
                            assertThat(modeOf(path)).isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void narrowsAFolderThatIsTooWide() throws IOException {
        var keys = home.resolve("norland/keys");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxr-xr-x"));

        PlayWorld.seeded(home, "second").make(PlayWorld.BOTH);

        assertThat(modeOf(keys)).isEqualTo("rwx------");
    }

    @Test
    void makesNothingNewTheSecondTime() throws IOException {
        var before = filesBelow(home);

        PlayWorld.seeded(home, "second").make(PlayWorld.BOTH);

        assertThat(filesBelow(home)).isEqualTo(before);
    }

    @Test
    void makesTheSameKeysAndCertificatesFromTheSameSeed(@TempDir Path other) {
        var again = PlayWorld.seeded(other, "first").make(PlayWorld.BOTH);

        assertThat(again.getFirst().node(Purpose.RSA_SIGNING).load())
                .isEqualTo(made.getFirst().node(Purpose.RSA_SIGNING).load());
        assertThat(everythingPublic(again.getFirst())).isEqualTo(everythingPublic(made.getFirst()));
        assertThat(again.getFirst().passphraseFile())
                .hasSameTextualContentAs(made.getFirst().passphraseFile());
    }

    @Test
    void makesOtherKeysFromAnotherSeed(@TempDir Path other) {
        var different = PlayWorld.seeded(other, "other")
                .make(List.of(PlayWorld.NORLAND))
                .getFirst();

        assertThat(everythingPublic(different)).doesNotContainAnyElementsOf(everythingPublic(made.getFirst()));
    }

    @Test
    void makesOnlyWhatIsMissingAndTellsThePartners() throws IOException {
        var norland = made.getFirst();
        var oldTls = norland.node(Purpose.TLS).load();
        var oldSigning = norland.node(Purpose.SIGNING).load();
        Files.delete(norland.node(Purpose.SIGNING).file());

        PlayWorld.seeded(home, "second").make(PlayWorld.BOTH);

        var signing = norland.node(Purpose.SIGNING).load().certificate();
        assertThat(norland.node(Purpose.TLS).load()).isEqualTo(oldTls);
        assertThat(signing).isNotEqualTo(oldSigning.certificate());
        assertThat(made.getLast().partner(PlayWorld.NORLAND).read(Purpose.SIGNING))
                .isEqualTo(signing);
    }

    @Test
    void takesInAStateThatComesLater() {
        var estmark = PlayState.of("QT", "Estmark");

        PlayWorld.seeded(home, "second").make(List.of(PlayWorld.NORLAND, PlayWorld.SUDLAND, estmark));

        assertThat(made.getFirst()
                        .partner(estmark)
                        .read(Purpose.TLS)
                        .getSubjectX500Principal()
                        .getName())
                .isEqualTo("CN=Estmark gateway tls,OU=Gateway,O=Estmark,C=QT");
    }

    @Test
    void refusesKeysWhoseAuthorityIsGone() throws IOException {
        Files.delete(home.resolve("norland/ca/root.p12"));
        Files.delete(home.resolve("norland/ca/gateway-ca.p12"));
        var pki = PlayWorld.seeded(home, "second");

        assertThatThrownBy(() -> pki.make(PlayWorld.BOTH))
                .isInstanceOf(PlayPkiFault.class)
                .hasMessageContaining("no longer in")
                .hasMessageContaining("to begin afresh");
    }

    @Test
    void saysWhichFileItCannotOpen() throws IOException {
        Files.writeString(home.resolve("norland/keys/passphrase"), "wrong");
        var pki = PlayWorld.seeded(home, "second");

        assertThatThrownBy(() -> pki.make(PlayWorld.BOTH))
                .isInstanceOf(PlayPkiFault.class)
                .hasMessageContaining("with the passphrase in " + home.resolve("norland/keys/passphrase"));
    }

    @Test
    void opensWhatWasMade() {
        var remade = PlayWorld.seeded(home, "second").make(PlayWorld.BOTH);

        assertThat(PlayPki.open(home, PlayWorld.BOTH)).isEqualTo(remade);
    }

    @Test
    void doesNotOpenWhatWasNeverMade() {
        var states = List.of(PlayState.of("QT", "Estmark"));

        assertThatThrownBy(() -> PlayPki.open(home, states))
                .isInstanceOf(PlayPkiFault.class)
                .hasMessageContaining("Estmark are not complete");
    }

    @Test
    void refusesTwoStatesWithOneCode() {
        var pki = PlayWorld.seeded(home, "second");
        var states = List.of(PlayWorld.NORLAND, PlayState.of("QN", "Nordmark"));

        assertThatThrownBy(() -> pki.make(states))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two States are called 'QN'");
    }

    private static List<Object> everythingPublic(StateKeys keys) {
        var node = Purpose.ofNodes().stream()
                .map(purpose -> keys.node(purpose).load().certificate());
        var clients = keys.clients().stream().map(client -> client.key().load().certificate());
        return Stream.<Object>concat(node, clients).toList();
    }

    private static Map<String, String> filesBelow(Path folder) throws IOException {
        var found = new TreeMap<String, String>();
        try (var paths = Files.walk(folder)) {
            for (var file : paths.filter(Files::isRegularFile).toList()) {
                found.put(folder.relativize(file).toString(), String.valueOf(Files.getLastModifiedTime(file)));
            }
        }
        return found;
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
