package org.entente.integration.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.entente.core.arrival.OpenedWire;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.sealing.PartnerLink.WireReceipt;
import org.entente.integration.interop.InteropTable.Finding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Phase4InteroperabilityTest {

    private static final byte[] DOCUMENT = "<Alert>Utopia</Alert>".getBytes(StandardCharsets.UTF_8);

    private static final List<byte[]> ONE = List.of(DOCUMENT);
    private static final List<byte[]> FOUR = List.of(DOCUMENT, World.noise(2 << 20), World.noise(0), new byte[300_000]);
    private static final List<byte[]> LARGE = List.of(DOCUMENT, World.noise(100 << 20));

    @RegisterExtension
    static final InteropTable TABLE = new InteropTable();

    @TempDir
    static Path home;

    private static World world;

    @BeforeAll
    static void startBoth() throws IOException, InterruptedException {
        world = new World(home);
    }

    @AfterAll
    static void stopBoth() throws IOException {
        world.close();
    }

    @Case(value = "one payload", direction = Case.OUT)
    @ParameterizedTest
    @EnumSource(Terms.class)
    void pushesToPhase4AndAcceptsItsReceipt(Terms terms, Finding finding) throws InterruptedException {
        var sealed = world.entente.seal(terms, world.outgoing(terms, ONE));

        var receipt = world.entente.push(terms, sealed);

        var received = world.phase4.nextReceived();
        assertThat(received)
                .containsEntry("id", sealed.wireId())
                .containsEntry("signed", "true")
                .containsEntry("decrypted", "true")
                .containsEntry("digests", World.digests(ONE));
        assertThat(new String(receipt.proof(), StandardCharsets.UTF_8)).contains(sealed.wireId());
        finding.says("verified, decrypted and decompressed by phase4; its signed receipt verified by Entente");
    }

    @Case(value = "one payload", direction = Case.IN)
    @ParameterizedTest
    @EnumSource(Terms.class)
    void opensWhatPhase4PushesAndSatisfiesItWithAReceipt(Terms terms, Finding finding)
            throws IOException, InterruptedException {
        var order = world.order(terms, ONE);

        var answer = world.phase4.send(order);

        assertThat(answer)
                .containsEntry("result", "SUCCESS")
                .containsEntry("signed", "true")
                .containsEntry("references", "fit");
        OpenedWire delivered = world.delivered(terms);
        assertThat(order.get("id")).startsWith(delivered.message().toString());
        assertThat(digests(delivered)).isEqualTo(World.digests(ONE));
        finding.says("opened by Entente; its receipt's signature and references verified by phase4");
    }

    @Case(value = "document and 3 attachments", direction = Case.OUT)
    @ParameterizedTest
    @EnumSource(Terms.class)
    void pushesThreeAttachments(Terms terms, Finding finding) throws InterruptedException {
        var sealed = world.entente.seal(terms, world.outgoing(terms, FOUR));

        world.entente.push(terms, sealed);

        assertThat(world.phase4.nextReceived())
                .containsEntry("id", sealed.wireId())
                .containsEntry("digests", World.digests(FOUR));
        finding.says("gzip, every digest is right at phase4");
    }

    @Case(value = "document and 3 attachments", direction = Case.IN)
    @ParameterizedTest
    @EnumSource(Terms.class)
    void opensThreeAttachments(Terms terms, Finding finding) throws IOException, InterruptedException {
        var answer = world.phase4.send(world.order(terms, FOUR));

        assertThat(answer).containsEntry("result", "SUCCESS").containsEntry("references", "fit");
        assertThat(digests(world.delivered(terms))).isEqualTo(World.digests(FOUR));
        finding.says("gzip, every digest is right at Entente");
    }

    @Case(value = "100 MB", direction = Case.OUT)
    @Test
    void pushesAHundredMegabytes(Finding finding) throws InterruptedException {
        var sealed = world.entente.seal(Terms.EDDSA, world.outgoing(Terms.EDDSA, LARGE));
        long begin = System.nanoTime();

        world.entente.push(Terms.EDDSA, sealed);

        assertThat(world.phase4.nextReceived()).containsEntry("digests", World.digests(LARGE));
        finding.says("digest right at phase4, receipt verified");
        finding.took(seconds(begin) + " s");
    }

    @Case(value = "100 MB", direction = Case.IN)
    @Test
    void opensAHundredMegabytes(Finding finding) throws IOException, InterruptedException {
        var order = world.order(Terms.EDDSA, LARGE);
        long begin = System.nanoTime();

        var answer = world.phase4.send(order);

        assertThat(answer).containsEntry("result", "SUCCESS").containsEntry("references", "fit");
        assertThat(digests(world.delivered(Terms.EDDSA))).isEqualTo(World.digests(LARGE));
        finding.says("digest right at Entente, receipt verified");
        finding.took(seconds(begin) + " s");
    }

    @Case(value = "pulled", direction = Case.OUT)
    @ParameterizedTest
    @EnumSource(Terms.class)
    void letsPhase4PullAndAcceptsTheReceiptItBrings(Terms terms, Finding finding)
            throws IOException, InterruptedException, java.util.concurrent.ExecutionException,
                    java.util.concurrent.TimeoutException {
        var receipt = world.entente.counter(terms).layOut(world.outgoing(terms, FOUR));

        var answer = world.phase4.pull(world.pullOrder(terms));

        assertThat(answer)
                .containsEntry("signed", "true")
                .containsEntry("decrypted", "true")
                .containsEntry("digests", World.digests(FOUR))
                .containsEntry("receipt", "202");
        assertThat(receipt.get(10, TimeUnit.SECONDS)).isInstanceOf(WireReceipt.class);
        finding.says("4 payloads fetched with a signed request; the receipt that phase4 brought verified by Entente");
    }

    @Case(value = "pulled where nothing lies", direction = Case.OUT)
    @Test
    void tellsPhase4ThatNothingLiesReady(Finding finding) throws IOException, InterruptedException {
        var answer = world.phase4.pull(world.pullOrder(Terms.EDDSA));

        assertThat(answer).containsEntry("error", "EBMS:0006").doesNotContainKey("id");
        finding.says("EBMS:0006, understood by phase4");
    }

    @Case(value = "same message again", direction = Case.OUT)
    @Test
    void isToldByPhase4ThatItRepeatsItself(Finding finding) throws InterruptedException {
        Terms terms = Terms.EDDSA;
        var sealed = world.entente.seal(terms, world.outgoing(terms, ONE));
        world.entente.push(terms, sealed);
        world.phase4.nextReceived();

        assertThatThrownBy(() -> world.entente.push(terms, sealed))
                .isInstanceOfSatisfying(
                        Refused.class, told -> assertThat(told.code()).isEqualTo(FailureCode.RECEIPT_MISSING))
                .hasMessageContaining("EBMS:0004");

        assertThat(world.phase4.waitingReceived()).isZero();
        finding.says("delivered once; phase4 answers EBMS:0004 instead of its receipt, which a person is shown");
    }

    @Case(value = "same message again", direction = Case.IN)
    @Test
    void deliversOnceAndGivesTheReceiptThatFits(Finding finding) throws IOException, InterruptedException {
        Terms terms = Terms.EDDSA;
        var order = world.order(terms, ONE);
        world.phase4.send(order);
        world.delivered(terms);

        var answer = world.phase4.send(order);

        assertThat(answer).containsEntry("result", "SUCCESS").containsEntry("references", "fit");
        assertThat(world.entente.receiving(terms).delivered).isEmpty();
        finding.says("delivered once; a receipt again, verified by phase4");
    }

    @Case(value = "altered after signing", direction = Case.OUT)
    @ParameterizedTest
    @EnumSource(Terms.class)
    void isRefusedByPhase4WhenItsMessageIsAltered(Terms terms, Finding finding) {
        var altered = World.altered(world.entente.seal(terms, world.outgoing(terms, ONE)), "FLASH", "CLASH");

        assertThatThrownBy(() -> world.entente.push(terms, altered)).hasMessageContaining("EBMS:0102");

        assertThat(world.phase4.waitingReceived()).isZero();
        finding.says("refused by phase4, whose code for it is EBMS:0102; not delivered");
    }

    @Case(value = "altered after signing", direction = Case.IN)
    @ParameterizedTest
    @EnumSource(Terms.class)
    void refusesWhatWasAlteredAfterSigning(Terms terms, Finding finding) throws IOException, InterruptedException {
        var order = world.order(terms, ONE);
        order.put("alter", "urgency");

        assertRefused(terms, order, "EBMS:0101");

        finding.says("EBMS:0101, not delivered");
    }

    @Case(value = "unknown agreement", direction = Case.OUT)
    @Test
    void isToldThatPhase4KnowsNoSuchAgreement(Finding finding) {
        Terms terms = Terms.EDDSA;
        var altered = World.altered(world.entente.seal(terms, world.outgoing(terms, ONE)), ":EDDSA<", ":OTHER<");

        assertThatThrownBy(() -> world.entente.push(terms, altered)).hasMessageContaining("EBMS:0010");

        assertThat(world.phase4.waitingReceived()).isZero();
        finding.says("EBMS:0010 from phase4, not delivered");
    }

    @Case(value = "unknown agreement", direction = Case.IN)
    @ParameterizedTest
    @EnumSource(Terms.class)
    void namesTheFieldThatMeetsNoAgreement(Terms terms, Finding finding) throws IOException, InterruptedException {
        var order = world.order(terms, ONE);
        order.put("agreement", "urn:entente:agreement:other");

        var answer = assertRefused(terms, order, "EBMS:0010");

        assertThat(answer.get("detail")).contains("AgreementRef");
        finding.says("EBMS:0010, " + answer.get("detail"));
    }

    @Case(value = "signed by another State", direction = Case.IN)
    @ParameterizedTest
    @EnumSource(Terms.class)
    void refusesTheSignatureOfAnotherState(Terms terms, Finding finding) throws IOException, InterruptedException {
        var order = world.order(terms, ONE);
        order.put("signAs", world.estmark.folder().toString());

        assertRefused(terms, order, "EBMS:0101");

        finding.says("EBMS:0101, not delivered");
    }

    @Case(value = "encrypted for another State", direction = Case.IN)
    @ParameterizedTest
    @EnumSource(Terms.class)
    void refusesWhatItCannotDecrypt(Terms terms, Finding finding) throws IOException, InterruptedException {
        var order = world.order(terms, ONE);
        order.put("encryptFor", world.estmark.published().folder().toString());

        assertRefused(terms, order, "EBMS:0102");

        finding.says("EBMS:0102, not delivered");
    }

    @Case(value = "TLS certificate of another State", direction = Case.IN)
    @Test
    void refusesAMessageOverAnotherStatesConnection(Finding finding) throws IOException, InterruptedException {
        var order = world.order(Terms.EDDSA, ONE);
        order.put("tlsAs", world.estmark.folder().toString());

        assertRefused(Terms.EDDSA, order, "EBMS:0010");

        finding.says("EBMS:0010, not delivered");
    }

    private Map<String, String> assertRefused(Terms terms, Map<String, String> order, String code)
            throws IOException, InterruptedException {
        var answer = world.phase4.send(order);
        assertThat(answer).containsEntry("result", "AS4_ERROR_MESSAGE_RECEIVED").containsEntry("error", code);
        assertThat(world.entente.receiving(terms).delivered).isEmpty();
        return answer;
    }

    private static String digests(OpenedWire opened) {
        return opened.parts().stream().map(part -> part.digest().hex()).collect(Collectors.joining(","));
    }

    private static long seconds(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    }
}
