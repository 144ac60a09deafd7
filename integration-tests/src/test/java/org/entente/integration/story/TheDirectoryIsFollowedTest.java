package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.entente.core.content.Digest;
import org.entente.core.directory.DirectoryDocument;
import org.entente.core.directory.HoursText;
import org.entente.core.directory.ListedAgency;
import org.entente.core.directory.ListedCertificates;
import org.entente.core.directory.ListedDesk;
import org.entente.core.directory.ListedState;
import org.entente.core.directory.Signers;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.StateCode;
import org.entente.node.approval.ActPen;
import org.entente.node.directory.DirectoryText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Norland's node follows the directory in its folder while it runs, and lets nobody bring back an older one. */
class TheDirectoryIsFollowedTest {

    private static final int PORT_BASE = 19_640;
    private static final String OLD_PHONE = "+4721000001";
    private static final String NEW_PHONE = "+4721000002";

    private TwoStates states;
    private AState norland;
    private Path folder;

    @BeforeEach
    void twoStatesArise() throws IOException {
        states = TwoStates.ariseWithADirectory(PORT_BASE);
        norland = states.norland();
        folder = Files.createDirectories(norland.folder().resolve("versions"));
    }

    @AfterEach
    void theyEnd() {
        states.close();
    }

    @Test
    void fromVersionToVersionWithoutARestart() throws IOException {
        DirectoryDocument one = version(1, DirectoryDocument.NOTHING, OLD_PHONE);
        publish(one, norland.operatorsPen(), norland.secondOperatorsPen());
        awaitVersion(1);
        assertThat(norland.police()
                        .looksUp("?state=QS&family=alert&language=fr&at=2026-11-27T03:00:00Z")
                        .path("desks"))
                .singleElement()
                .satisfies(desk -> {
                    assertThat(desk.path("phone").asString("")).isEqualTo(OLD_PHONE);
                    assertThat(desk.path("localTime").asString("")).isEqualTo("2026-11-27T04:00+01:00");
                    assertThat(desk.path("open").asBoolean(false)).isTrue();
                });
        assertThatThrownBy(() -> norland.police().looksUp("?family=alarm")).hasMessageContaining("no such family");
        assertThat(norland.operator()
                        .get("/operator/directory")
                        .path("differences")
                        .toString())
                .contains("the directory says its TLS certificates are");

        DirectoryDocument two = version(2, digest(one), NEW_PHONE);
        publish(two, norland.operatorsPen(), norland.secondOperatorsPen());
        awaitVersion(2);

        publish(version(3, digest(two), OLD_PHONE), norland.operatorsPen());
        awaitRefusal("Version 3 is signed by 1 of its 2 signers");
        assertThat(phone()).isEqualTo(NEW_PHONE);
    }

    @Test
    void andNotBackAfterARestartOrFromABackup() throws IOException {
        DirectoryDocument one = version(1, DirectoryDocument.NOTHING, OLD_PHONE);
        publish(one, norland.operatorsPen(), norland.secondOperatorsPen());
        publish(version(2, digest(one), NEW_PHONE), norland.operatorsPen(), norland.secondOperatorsPen());
        awaitVersion(2);

        char[] passphrase = "correct horse battery staple".toCharArray();
        Path backup = norland.folder().resolve("backup");
        norland.takesABackup(backup, passphrase);
        norland.closesItsGateway();
        remove(2);
        norland.opensItsGateway();
        awaitRefusal("somebody brought back an older directory");
        assertThat(phone()).isEqualTo(NEW_PHONE);

        norland.closesItsGateway();
        norland.losesItsHome();
        norland.isBroughtBackFrom(backup, passphrase);
        norland.opensItsGateway();
        awaitRefusal("somebody brought back an older directory");
        assertThat(phone()).isEqualTo(NEW_PHONE);
    }

    private String phone() {
        return norland.police()
                .looksUp("?state=QS")
                .path("desks")
                .path(0)
                .path("phone")
                .asString("");
    }

    private void awaitVersion(long version) {
        Patience.until("version " + version + " is held")
                .until(() -> norland.operator()
                                .get("/operator/directory")
                                .path("directory")
                                .path("version")
                                .asLong(0)
                        == version);
    }

    private void awaitRefusal(String sentence) {
        Patience.until(sentence)
                .until(() -> norland.operator()
                        .get("/operator/directory")
                        .path("refused")
                        .toString()
                        .contains(sentence));
    }

    private DirectoryDocument version(long number, Digest previous, String phone) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var certificates = Set.of(new Digest("ab".repeat(32)));
        var desk = new ListedDesk(
                "24-7",
                "Operations centre",
                Set.of("alert"),
                Set.of("UNSCR-2178"),
                List.of("fr", "en"),
                HoursText.parse("Europe/Paris", List.of(HoursText.ALWAYS)),
                phone);
        var sudland = new ListedState(
                new StateCode("QS"),
                "Sudland",
                List.of(URI.create("https://one.sudland.example/as4"), URI.create("https://two.sudland.example/as4")),
                new ListedCertificates(certificates, certificates, certificates),
                List.of(new ListedAgency(AuthorityKind.POLICE, "Police of Sudland", List.of(desk))));
        var signers = new Signers(
                Set.of(
                        norland.operatorsPen().bearer(),
                        norland.secondOperatorsPen().bearer()),
                2);
        return new DirectoryDocument(number, now, now.plus(Duration.ofDays(30)), previous, signers, List.of(sudland));
    }

    private static byte[] bytes(DirectoryDocument version) {
        return DirectoryText.write(version).getBytes(StandardCharsets.UTF_8);
    }

    private static Digest digest(DirectoryDocument version) {
        return Digest.of(bytes(version));
    }

    /** The signatures first, so that the node never finds the document without them. */
    private void publish(DirectoryDocument version, ActPen... signers) throws IOException {
        String stem = "directory-" + version.version();
        for (ActPen signer : signers) {
            Files.write(
                    folder.resolve(stem + "." + signer.bearer().hex().substring(0, 16) + ".p7s"),
                    signer.sign(bytes(version)));
        }
        Files.write(folder.resolve(stem + ".yaml"), bytes(version));
    }

    private void remove(long version) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith("directory-" + version + ".")) {
                    Files.delete(file);
                }
            }
        }
    }
}
