package org.entente.trust.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.entente.core.content.ContentKey;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Desk;
import org.entente.core.message.StateCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeVaultTest {

    private static final StateCode QN = new StateCode("QN");

    private static final int NODES = 4;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeThePassphrase() throws IOException {
        Files.writeString(folder.resolve("passphrase"), "correct horse");
    }

    @Test
    void opensAfterARestartWhatItClosedBefore() {
        ContentKey key = NodeVault.in(folder).newKey();

        byte[] first = NodeVault.in(folder).unwrap(key).getEncoded();
        byte[] second = NodeVault.in(folder).unwrap(key).getEncoded();

        assertThat(first).hasSize(32).isEqualTo(second);
    }

    @RepeatedTest(8)
    void agreesWithTheNodesThatStartFirstAtTheSameMoment() {
        List<CompletableFuture<NodeVault>> starting = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(NODES)) {
            var together = new CyclicBarrier(NODES);
            for (int i = 0; i < NODES; i++) {
                starting.add(CompletableFuture.supplyAsync(() -> startedWithTheOthers(together), threads));
            }
        }
        List<NodeVault> vaults = starting.stream().map(CompletableFuture::join).toList();

        ContentKey key = vaults.getFirst().newKey();

        assertThat(vaults).allSatisfy(vault -> assertThat(vault.unwrap(key)).isNotNull());
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".new"));
    }

    private NodeVault startedWithTheOthers(CyclicBarrier together) {
        try {
            together.await(30, TimeUnit.SECONDS);
            return NodeVault.in(folder);
        } catch (Exception alone) {
            throw new IllegalStateException("This node did not start", alone);
        }
    }

    @Test
    void makesAnotherKeyForEachMessage() {
        NodeVault vault = NodeVault.in(folder);

        assertThat(vault.unwrap(vault.newKey()).getEncoded())
                .isNotEqualTo(vault.unwrap(vault.newKey()).getEncoded());
    }

    @Test
    void keepsTheNodeKeyForItsOwnerAlone() throws IOException {
        NodeVault.in(folder);

        var modes = Files.getPosixFilePermissions(folder.resolve("node-key.p12"));

        assertThat(PosixFilePermissions.toString(modes)).isEqualTo("rw-------");
    }

    @Test
    void leavesNothingBesideTheNodeKey() throws IOException {
        NodeVault.in(folder);

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("node-key.p12", "passphrase");
        }
    }

    @Test
    void isClosedToAWrongPassphrase() throws IOException {
        NodeVault.in(folder);
        Files.writeString(folder.resolve("passphrase"), "wrong horse");

        assertThatThrownBy(() -> NodeVault.in(folder))
                .isInstanceOfSatisfying(
                        PermanentFault.class,
                        fault -> assertThat(fault.detail()).contains("cannot be opened"));
    }

    @Test
    void isClosedWhenOneByteOfItsFileWasAltered() throws IOException {
        NodeVault.in(folder);
        Path file = folder.resolve("node-key.p12");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> NodeVault.in(folder)).isInstanceOf(PermanentFault.class);
    }

    @Test
    void refusesAMessageKeyThatWasAlteredOrIsOfAnotherNode(@TempDir Path elsewhere) throws IOException {
        NodeVault vault = NodeVault.in(folder);
        byte[] altered = Arrays.copyOf(vault.newKey().wrapped(), 40);
        altered[7] ^= 1;
        Files.writeString(elsewhere.resolve("passphrase"), "correct horse");
        ContentKey foreign = NodeVault.in(elsewhere).newKey();

        assertDamaged(vault, new ContentKey(altered));
        assertDamaged(vault, foreign);
    }

    @Test
    void wrapsAMessageKeyForEachAgencyByAnotherKeyAndOpensItAfterARestart() {
        NodeVault vault = NodeVault.in(folder);
        ContentKey key = vault.newKey();

        ContentKey police = vault.ownedBy(new Desk(QN, AuthorityKind.POLICE), key);
        ContentKey fiu = vault.ownedBy(new Desk(QN, AuthorityKind.FIU), key);

        assertThat(Arrays.copyOf(police.wrapped(), 40))
                .isNotEqualTo(Arrays.copyOf(fiu.wrapped(), 40))
                .isNotEqualTo(key.wrapped());
        assertThat(NodeVault.in(folder).unwrap(police).getEncoded())
                .isEqualTo(vault.unwrap(key).getEncoded())
                .isEqualTo(vault.unwrap(fiu).getEncoded());
    }

    @Test
    void opensNoMessageKeyUnderAnotherAgencysName() {
        NodeVault vault = NodeVault.in(folder);
        byte[] police = vault.ownedBy(new Desk(QN, AuthorityKind.POLICE), vault.newKey())
                .wrapped();
        byte[] asFiu = Arrays.copyOf(police, 40 + "QN/FIU".length());
        System.arraycopy("QN/FIU".getBytes(UTF_8), 0, asFiu, 40, "QN/FIU".length());

        assertDamaged(vault, new ContentKey(asFiu));
        assertDamaged(vault, new ContentKey(Arrays.copyOf(police, 40)));
    }

    @Test
    void marksATextAlikeAfterARestartAndOtherwiseForEachPurposeAndNode(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("passphrase"), "correct horse");

        byte[] mark = NodeVault.in(folder).mark("agency-key", "case-7");

        assertThat(mark).hasSize(32).isEqualTo(NodeVault.in(folder).mark("agency-key", "case-7"));
        assertThat(NodeVault.in(folder).mark("agency-key", "case-8")).isNotEqualTo(mark);
        assertThat(NodeVault.in(folder).mark("other", "case-7")).isNotEqualTo(mark);
        assertThat(NodeVault.in(elsewhere).mark("agency-key", "case-7")).isNotEqualTo(mark);
    }

    @Test
    void doesNotStartWithoutPassphrase() throws IOException {
        Files.delete(folder.resolve("passphrase"));

        assertThatThrownBy(() -> NodeVault.in(folder))
                .isInstanceOfSatisfying(
                        PermanentFault.class,
                        fault -> assertThat(fault.detail()).contains("passphrase"));
    }

    private static void assertDamaged(NodeVault vault, ContentKey key) {
        assertThatThrownBy(() -> vault.unwrap(key))
                .isInstanceOfSatisfying(
                        PermanentFault.class, fault -> assertThat(fault.code()).isEqualTo(FailureCode.CONTENT_DAMAGED));
    }
}
