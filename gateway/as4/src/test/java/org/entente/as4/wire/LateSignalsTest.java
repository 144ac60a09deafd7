package org.entente.as4.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.entente.core.memory.Entries.ID;
import static org.entente.core.memory.Entries.NOON;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.As4Arrival;
import org.entente.as4.message.SealedAs4;
import org.entente.as4.receipt.ErrorWriter;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.Refused;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.journal.LateAnswers;
import org.entente.core.journal.OutboundJournal;
import org.entente.core.journal.SideJournal;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.memory.Entries;
import org.entente.core.memory.InMemoryContents;
import org.entente.core.memory.InMemoryLedger;
import org.entente.core.partner.Partner.Retry;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Partners;
import org.entente.core.partner.Terms;
import org.entente.core.partner.Terms.Receipts;
import org.entente.core.sealing.Outgoing;
import org.entente.core.translation.LossReportXml;
import org.junit.jupiter.api.Test;

/** Norland has sent a message to Sudland, and Sudland answers by requests of its own. */
class LateSignalsTest {

    private static final TwoGateways WORLD = new TwoGateways(Suite.EDELIVERY_2);
    private static final Retry RETRY = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private static final Terms LATER = new Terms(
            Set.of(), Receipts.ASYNC, 1 << 20, 3, Terms.plain(RETRY, RETRY).lanes());
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private final Agreements norlands = WORLD.norland.agreements(WORLD.sudland, Suite.EDELIVERY_2, 1, LATER);
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryContents contents = new InMemoryContents();
    private final Workbench bench = new Workbench(ledger, contents, Duration.ofMinutes(1), 1 << 20);
    private final LateSignals signals = new LateSignals(
            norlands,
            Gateway.XML,
            As4Limits.standard(),
            new LateAnswers(
                    bench,
                    new OutboundJournal(bench, new LossReportXml(Gateway.XML), CLOCK),
                    new SideJournal(
                            bench,
                            new Partners(List.of(norlands.all().getFirst().partner())),
                            RETRY,
                            CLOCK)),
            CLOCK);

    @Test
    void proveTheMessageWhenTheReceiptFits() throws IOException {
        SealedAs4 sealed = sent(Stage.WAITING);
        byte[] receipt = receiptFor(sealed);

        assertThat(signals.take(arrival(receipt))).isTrue();

        LedgerEntry entry = entry();
        assertThat(entry.stage()).isEqualTo(Stage.RECEIPTED);
        assertThat(entry.standing().left()).isEqualTo(LeftThisState.YES);
        assertThat(bench.read(entry, PartRole.RECEIPT)).isEqualTo(receipt);
    }

    @Test
    void changeNothingWhenTheSameReceiptComesAgain() throws IOException {
        byte[] receipt = receiptFor(sent(Stage.CLEARED));
        signals.take(arrival(receipt));

        assertThat(signals.take(arrival(receipt))).isTrue();

        assertThat(ledger.timeline(Way.OUTBOUND, ID))
                .filteredOn(fact -> fact.step() == Step.AT_THEIR_GATEWAY)
                .hasSize(1);
    }

    @Test
    void areRefusedWhenTheReceiptIsForOtherDigests() throws IOException {
        byte[] other = receiptFor(sealed(List.of(TwoGateways.noise(10))));
        sent(Stage.WAITING);

        Refused refused = refused(other, norlandsPartner());

        assertThat(refused.code()).isEqualTo(FailureCode.RECEIPT_DOES_NOT_FIT);
        assertThat(entry().stage()).isEqualTo(Stage.WAITING);
    }

    @Test
    void areRefusedWhenNothingLikeItWasSent() throws IOException {
        byte[] receipt = receiptFor(sealed(List.of()));

        assertThat(refused(receipt, norlandsPartner()).code()).isEqualTo(FailureCode.RECEIPT_DOES_NOT_FIT);
    }

    @Test
    void areRefusedWhenTheReceiptIsAlteredOrOfSomebodyElse() throws IOException {
        byte[] receipt = receiptFor(sent(Stage.WAITING));
        byte[] altered = new String(receipt, StandardCharsets.UTF_8)
                .replaceFirst("<eb:Timestamp>2", "<eb:Timestamp>3")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(refused(altered, norlandsPartner()).code()).isEqualTo(FailureCode.RECEIPT_DOES_NOT_FIT);
        assertThat(refused(receipt, WORLD.estmark.keys().tlsCertificate()).code())
                .isEqualTo(FailureCode.UNKNOWN_PARTNER);
        assertThat(entry().stage()).isEqualTo(Stage.WAITING);
    }

    @Test
    void bringThePartnersErrorIntoTheTimeline() {
        SealedAs4 sealed = sent(Stage.WAITING);

        signals.take(arrival(errorAbout(sealed, new Refused(FailureCode.BAD_SIGNATURE, "ours"))));

        assertThat(entry().stage()).isEqualTo(Stage.REFUSED);
        assertThat(lastFact())
                .isEqualTo(Fact.because(
                        NOON,
                        Step.REFUSED,
                        FailureCode.PARTNER_REFUSED,
                        "The partner's gateway said EBMS:0101 FailedAuthentication"));
    }

    @Test
    void haveTheMessageTriedAgainWhereThePartnerOnlyFailedForNow() {
        SealedAs4 sealed = sent(Stage.WAITING);

        signals.take(arrival(errorAbout(sealed, new TemporaryFault(FailureCode.STORE_UNAVAILABLE, "ours"))));

        assertThat(entry().stage()).isEqualTo(Stage.WAITING);
        assertThat(lastFact().detail()).isEqualTo("The partner's gateway said EBMS:0202 DeliveryFailure");
        assertThat(entry().standing().retrying()).isPresent();
    }

    private SealedAs4 sent(Stage stage) {
        SealedAs4 sealed = sealed(List.of());
        LedgerEntry entry = Entries.outbound(stage).entry();
        var name = new PartName(PartRole.SIGNED, "signed.txt", "text/plain");
        byte[] signed = sealed.signedForLater().orElseThrow();
        ledger.accept(
                Entries.outbound(stage)
                        .with(contents.keep(entry.key(), name, signed))
                        .entry(),
                List.of());
        return sealed;
    }

    private SealedAs4 sealed(List<byte[]> attachments) {
        Outgoing any = WORLD.message(norlands.all().getFirst().partner(), attachments);
        return (SealedAs4) WORLD.norland
                .sealer(norlands)
                .seal(new Outgoing(
                        any.partner(),
                        ID,
                        any.conversation(),
                        any.family(),
                        any.sender(),
                        any.receiver(),
                        any.urgency(),
                        any.clearedAt(),
                        any.payloads()));
    }

    private static byte[] receiptFor(SealedAs4 sealed) throws IOException {
        var opener = WORLD.sudland.opener(WORLD.sudlandsAgreements());
        try (var body = sealed.body().open()) {
            var arrival = new As4Arrival(
                    WORLD.norland.keys().tlsCertificate(), sealed.body().contentType(), body);
            return opener.receiptFor(WORLD.open(opener, arrival));
        }
    }

    private static byte[] errorAbout(SealedAs4 sealed, GatewayFailure failure) {
        var errors = new ErrorWriter(
                WORLD.sudland.state(), WORLD.sudland.keys(), Gateway.XML, Clock.systemUTC(), UUID::randomUUID);
        return errors.write(failure, Optional.of(sealed.wireId()), Optional.of(Suite.EDELIVERY_2));
    }

    private Refused refused(byte[] signal, X509Certificate client) {
        return catchThrowableOfType(
                Refused.class,
                () -> signals.take(new As4Arrival(client, "application/soap+xml", new ByteArrayInputStream(signal))));
    }

    private static As4Arrival arrival(byte[] signal) {
        return new As4Arrival(norlandsPartner(), "application/soap+xml", new ByteArrayInputStream(signal));
    }

    private static X509Certificate norlandsPartner() {
        return WORLD.sudland.keys().tlsCertificate();
    }

    private LedgerEntry entry() {
        return ledger.find(Way.OUTBOUND, ID).orElseThrow();
    }

    private Fact lastFact() {
        return ledger.timeline(Way.OUTBOUND, ID).getLast();
    }
}
