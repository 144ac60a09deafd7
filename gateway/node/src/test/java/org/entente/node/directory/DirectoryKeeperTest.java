package org.entente.node.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.core.directory.DirectoryChain.Outcome;
import org.entente.core.directory.DirectoryDiff;
import org.entente.core.directory.SignedDirectory;
import org.entente.core.directory.Signers;
import org.entente.node.directory.APublisher.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only a quorum makes a directory, and nobody brings back an older one: files, signatures and memory are real. */
class DirectoryKeeperTest {

    private static final Instant NOW = APublisher.START.plus(Duration.ofDays(1));

    private final ASigner anna = ASigner.anna();
    private final ASigner boris = ASigner.boris();
    private final ASigner carla = ASigner.carla();
    private final ASigner dora = ASigner.dora();
    private final Version one = Version.first(anna, boris, carla);
    private final Version two = one.after().withPhone("+4721000002");

    @TempDir
    private Path folder = Path.of("");

    private Path versions = Path.of("");
    private APublisher publisher = new APublisher(Path.of(""));

    @BeforeEach
    void aFolder() {
        versions = folder.resolve("versions");
        publisher = new APublisher(versions);
    }

    @Test
    void holdsTheNewestVersionToWhichAChainOfQuorumsLeads() {
        publisher.publish(one, anna, boris);
        publisher.publish(two, boris, carla);

        Outcome outcome = look();

        assertThat(outcome.refused()).isEmpty();
        assertThat(held(outcome)).isEqualTo(2);
    }

    @Test
    void refusesWhatTooFewSigned() {
        publisher.publish(one, anna);

        Outcome outcome = look();

        assertThat(outcome.current()).isEmpty();
        assertThat(outcome.refused()).containsExactly("Version 1 is signed by 1 of its 3 signers, and 2 must sign.");
    }

    @Test
    void countsOneSignerWhoSignsTwiceOnce() {
        publisher.publish(one, anna);
        publisher.write("directory-1.again.p7s", anna.signs(one.bytes()));

        assertThat(look().refused()).containsExactly("Version 1 is signed by 1 of its 3 signers, and 2 must sign.");
    }

    @Test
    void doesNotCountATamperedSignature() {
        publisher.publish(one, anna);
        byte[] tampered = boris.signs(one.bytes());
        tampered[tampered.length - 5] ^= 1;
        publisher.write("directory-1.boris.p7s", tampered);

        assertThat(look().current()).isEmpty();
    }

    @Test
    void doesNotCountSignaturesOverOtherBytes() {
        publisher.publish(one, anna, boris);
        publisher.write("directory-1.yaml", one.withPhone("+4721666666").bytes());

        assertThat(look().refused()).containsExactly("Version 1 is signed by 0 of its 3 signers, and 2 must sign.");
    }

    @Test
    void doesNotCountASignerOfAnotherVersionsSet() {
        publisher.publish(one, anna, dora);
        assertThat(look().current()).isEmpty();

        publisher.publish(one, anna, boris);
        publisher.publish(two.by(anna, boris, dora), anna, dora);
        assertThat(look().refused()).containsExactly("Version 2 is signed by 1 of its 3 signers, and 2 must sign.");
    }

    @Test
    void takesNewSignersOnlyWithBothQuorums() {
        ASigner[] later = {carla, dora};
        publisher.publish(one, anna, boris);
        publisher.publish(two.by(later), anna, carla);
        assertThat(look().refused())
                .containsExactly("Version 2 brings new signers, and 1 of these 2 signed it; 2 of them must, beside the"
                        + " old ones.");

        publisher.publish(two.by(later), anna, carla, dora);
        publisher.publish(two.by(later).after(), carla, dora);
        assertThat(held(look())).isEqualTo(3);

        publisher.publish(two.by(later).after().after(), anna, boris);
        Outcome outcome = look();
        assertThat(held(outcome)).isEqualTo(3);
        assertThat(outcome.refused()).containsExactly("Version 4 is signed by 0 of its 2 signers, and 2 must sign.");
    }

    @Test
    void refusesAnOlderDirectory() {
        publisher.publish(one, anna, boris);
        publisher.publish(two, anna, boris);
        look();
        publisher.removes(2);

        Outcome outcome = look();

        assertThat(outcome.current()).isEmpty();
        assertThat(outcome.refused())
                .containsExactly("Version 2 was seen before, and now the newest is version 1: somebody brought back an"
                        + " older directory.");
    }

    @Test
    void refusesAnotherDirectoryUnderTheSameNumber() {
        publisher.publish(one, anna, boris);
        look();
        publisher.publish(one.withPhone("+4721666666"), boris, carla);

        Outcome outcome = look();

        assertThat(outcome.current()).isEmpty();
        assertThat(outcome.refused()).hasSize(1).first().asString().contains("another one than was seen before");
    }

    @Test
    void refusesWhatDoesNotFollowTheVersionThatIsHeld() {
        publisher.publish(one, anna, boris);
        publisher.publish(one.withPhone("+4721666666").after(), anna, boris);

        Outcome outcome = look();

        assertThat(held(outcome)).isEqualTo(1);
        assertThat(outcome.refused())
                .hasSize(1)
                .first()
                .asString()
                .contains("follows another version 1 than the one that is held");
    }

    @Test
    void refusesAGapUntilItIsFilled() {
        publisher.publish(one, anna, boris);
        publisher.publish(two.after(), anna, boris);
        Outcome gap = look();
        assertThat(held(gap)).isEqualTo(1);
        assertThat(gap.refused()).hasSize(1).first().asString().contains("version 2 is not at hand");

        publisher.publish(two, anna, boris);
        assertThat(held(look())).isEqualTo(3);
    }

    @Test
    void refusesAnExpiredVersionAndAnyTimeThatIsNotYet() {
        publisher.publish(one.issued(NOW.minus(Duration.ofDays(90))), anna, boris);
        Outcome late = look();
        assertThat(late.current()).isEmpty();
        assertThat(late.refused()).hasSize(1).first().asString().contains("ended on " + NOW);

        publisher.publish(one.issued(NOW.plus(Duration.ofHours(1))), anna, boris);
        assertThat(look().refused()).hasSize(1).first().asString().contains("which is not yet");
    }

    @Test
    void keepsTheOneItHoldsWhenTheNewerOneIsBad() {
        publisher.publish(one, anna, boris);
        DirectoryKeeper keeper = keeper(DirectoryLimits.standard());
        keeper.look();
        publisher.write("directory-2.yaml", "version: 2\nstates: nothing\n".getBytes(UTF_8));

        Outcome outcome = keeper.look();

        assertThat(held(outcome)).isEqualTo(1);
        assertThat(outcome.refused()).containsExactly("directory-2.yaml: states: a list belongs here");
    }

    @Test
    void readsNoMoreThanItsLimits() {
        publisher.publish(one, anna, boris, carla);

        assertThat(refused(new DirectoryLimits(500, 300, 5000, 50, 100))).contains("larger than 500 bytes");
        assertThat(refused(new DirectoryLimits(50_000, 0, 5000, 50, 100))).contains("more than 0 States");
        assertThat(refused(new DirectoryLimits(50_000, 300, 1, 50, 100))).contains("more than 1 desks");
        assertThat(refused(new DirectoryLimits(50_000, 300, 5000, 2, 100))).contains("more than 2 signatures");
    }

    @Test
    void namesTheCodeThatTheSharedListsDoNotHave() {
        assertThat(refused("alert, notice", "alert, alarm")).contains("has no family 'alarm'");
        assertThat(refused("UNSCR-2178", "UNSCR-0")).contains("instruments has no code 'UNSCR-0'");
        assertThat(refused("[no, en]", "[xx]")).contains("'xx' is no language");
        assertThat(refused("+4721000001", "4721000001")).contains("no telephone number");
        assertThat(refused("POLICE", "PIRATES")).contains("authorities has no code 'PIRATES'");
        assertThat(refused("Europe/Oslo", "Europe/Nowhere")).contains("no time zone");
        assertThat(refused("state: NO", "colour: red")).contains("states[0]: unknown key [colour]");
    }

    @Test
    void saysInWordsWhatAVersionChanges() {
        Version other = two.by(anna, boris, dora);
        publisher.publish(one);
        publisher.publish(other);

        List<String> changes = DirectoryDiff.of(read(1).document(), read(2).document());

        assertThat(changes)
                .containsExactly(
                        "A NEW SIGNER: certificate " + dora.bearer(),
                        "A SIGNER GOES: certificate " + carla.bearer(),
                        "Norland (NO): desk 24-7 has a new phone: +4721000002 (was +4721000001)",
                        "Norland (NO): desk registry has a new phone: +4721000002 (was +4721000001)");
    }

    @Test
    void readsWhatItWrites() {
        publisher.publish(one);

        byte[] written = DirectoryText.write(read(1).document()).getBytes(UTF_8);

        assertThat(DirectoryYaml.read(written, DirectoryLimits.standard())).isEqualTo(read(1).document());
    }

    @Test
    void signsAsOpensslVerifiesAndTakesWhatOpensslSigned() throws IOException {
        publisher.publish(one, anna);
        Path document = versions.resolve("directory-1.yaml");
        Path ours = versions.resolve("directory-1." + anna.files().agency().alias() + ".p7s");
        openssl(
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                ours,
                "-content",
                document,
                "-noverify",
                "-out",
                "/dev/null");

        Path theirs = versions.resolve("directory-1.openssl.p7s");
        openssl(
                "cms",
                "-sign",
                "-binary",
                "-md",
                "sha256",
                "-in",
                document,
                "-signer",
                onlyLeaf(boris),
                "-inkey",
                boris.files().keyPem(),
                "-outform",
                "DER",
                "-out",
                theirs);

        assertThat(held(look())).isEqualTo(1);
    }

    private String refused(DirectoryLimits limits) {
        return String.join(" ", keeper(limits).look().refused());
    }

    private String refused(String what, String instead) {
        publisher.write("directory-1.yaml", one.text().replace(what, instead).getBytes(UTF_8));
        return String.join(" ", look().refused());
    }

    private SignedDirectory read(long version) {
        return new DirectoryFolder(versions, DirectoryLimits.standard())
                .read(versions.resolve("directory-" + version + ".yaml"));
    }

    /** As somebody does who has only the folder and the memory. */
    private Outcome look() {
        return keeper(DirectoryLimits.standard()).look();
    }

    private DirectoryKeeper keeper(DirectoryLimits limits) {
        return new DirectoryKeeper(
                new DirectoryFolder(versions, limits),
                new Signers(Stream.of(anna, boris, carla).map(ASigner::bearer).collect(Collectors.toSet()), 2),
                1,
                new FileMemory(folder.resolve("seen")),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static long held(Outcome outcome) {
        return outcome.current().orElseThrow().version();
    }

    private Path onlyLeaf(ASigner signer) throws IOException {
        String pem = Files.readString(signer.files().certificatePem());
        String end = "-----END CERTIFICATE-----";
        return Files.writeString(folder.resolve("leaf.pem"), pem.substring(0, pem.indexOf(end) + end.length()) + "\n");
    }

    private static void openssl(Object... words) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of("openssl"), Stream.of(words).map(Object::toString))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            assertThat(process.waitFor()).as(said).isZero();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
