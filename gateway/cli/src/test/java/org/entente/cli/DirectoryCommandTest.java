package org.entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.entente.certsdev.ClientFiles;
import org.entente.certsdev.PlayAgency;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.StateKeys;
import org.entente.cli.client.ExitCode;
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
import org.entente.node.directory.DirectoryText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people make, sign and verify a directory without a node and without a network. */
class DirectoryCommandTest {

    @TempDir
    Path home = Path.of(".");

    private Path folder = Path.of(".");
    private StateKeys keys = new StateKeys(PlayState.of("QN", "Norland"), Path.of("."));

    @BeforeEach
    void twoSignersAndAFirstVersion() throws IOException {
        keys = PlayPki.in(home.resolve("pki"), Clock.systemUTC(), new SecureRandom())
                .make(List.of(keys.state()))
                .getFirst();
        folder = Files.createDirectories(home.resolve("directory"));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var signers = new Signers(Set.of(bearer(first()), bearer(second())), 2);
        var one = new DirectoryDocument(
                1, now, now.plus(90, ChronoUnit.DAYS), DirectoryDocument.NOTHING, signers, List.of(norland()));
        Files.write(version(1), DirectoryText.write(one).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aVersionThatTheQuorumSignedIsWhole() {
        assertThat(signs(first(), 1)).isEqualTo(ExitCode.DONE.code());
        assertThat(signs(second(), 1)).isEqualTo(ExitCode.DONE.code());
        assertThat(verify()).isEqualTo(ExitCode.DONE.code());
    }

    @Test
    void aVersionThatOneSignedDoesNotVerify() {
        signs(first(), 1);
        assertThat(verify()).isEqualTo(ExitCode.VERIFICATION_FAILED.code());
    }

    @Test
    void aVersionThatWasEditedAfterTheSignaturesDoesNotVerify() throws IOException {
        signs(first(), 1);
        signs(second(), 1);
        Files.writeString(version(1), Files.readString(version(1)) + "# a remark\n");
        assertThat(verify()).isEqualTo(ExitCode.VERIFICATION_FAILED.code());
    }

    @Test
    void aDraftFollowsTheVersionBeforeItAndReplacesNone() {
        assertThat(draft()).isEqualTo(ExitCode.DONE.code());
        assertThat(version(2)).exists();
        assertThat(draft()).isEqualTo(ExitCode.USAGE.code());
        List.of(1, 2).forEach(number -> List.of(first(), second()).forEach(signer -> signs(signer, number)));
        assertThat(verify()).isEqualTo(ExitCode.DONE.code());
        assertThat(Entente.run(
                        "directory", "diff", version(1).toString(), version(2).toString()))
                .isEqualTo(ExitCode.DONE.code());
    }

    @Test
    void aDeskThatNobodyListsIsNotFound() {
        signs(first(), 1);
        signs(second(), 1);
        assertThat(Entente.run(
                        "directory",
                        "show",
                        "--state",
                        "QS",
                        "--folder",
                        folder.toString(),
                        "--quorum",
                        "2",
                        "--signers",
                        signers()))
                .isEqualTo(ExitCode.NOT_FOUND.code());
    }

    @Test
    void whatIsNoDirectoryIsRefusedInASentence() throws IOException {
        Files.writeString(version(1), "version: one\n");
        assertThat(Entente.run(
                        "directory", "diff", version(1).toString(), version(1).toString()))
                .isEqualTo(ExitCode.VERIFICATION_FAILED.code());
    }

    private static ListedState norland() {
        var certificates = Set.of(new Digest("ab".repeat(32)));
        var desk = new ListedDesk(
                "24-7",
                "Operations centre",
                Set.of("alert"),
                Set.of(),
                List.of("en"),
                HoursText.parse("Europe/Oslo", List.of(HoursText.ALWAYS)),
                "+4721000001");
        return new ListedState(
                new StateCode("QN"),
                "Norland",
                List.of(URI.create("https://one.norland.example/as4"), URI.create("https://two.norland.example/as4")),
                new ListedCertificates(certificates, certificates, certificates),
                List.of(new ListedAgency(AuthorityKind.POLICE, "Police of Norland", List.of(desk))));
    }

    private int draft() {
        return Entente.run("directory", "draft", version(1).toString());
    }

    private int verify() {
        return Entente.run("directory", "verify", folder.toString(), "--quorum", "2", "--signers", signers());
    }

    private int signs(ClientFiles signer, int number) {
        return Entente.run(
                "directory",
                "sign",
                version(number).toString(),
                "--key",
                signer.key().file().toString(),
                "--passphrase-file",
                signer.key().passphraseFile().toString());
    }

    private String signers() {
        return first().certificatePem() + "," + second().certificatePem();
    }

    private Path version(int number) {
        return folder.resolve("directory-" + number + ".yaml");
    }

    private ClientFiles first() {
        return keys.client(PlayAgency.OPERATOR);
    }

    private ClientFiles second() {
        return keys.client(PlayAgency.SECOND_OPERATOR);
    }

    private static Digest bearer(ClientFiles signer) {
        try {
            return Digest.of(signer.key().load().certificate().getEncoded());
        } catch (CertificateEncodingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
