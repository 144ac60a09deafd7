package org.entente.as4.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.catalina.LifecycleException;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.message.As4Arrival;
import org.entente.as4.message.SealedAs4;
import org.entente.as4.receipt.ErrorWriter;
import org.entente.as4.receipt.ReceiptCheck;
import org.entente.core.content.Part;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.Refused;
import org.entente.core.message.Lane;
import org.entente.core.partner.Partner.Retry;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Terms;
import org.entente.core.partner.Terms.Exchange;
import org.entente.core.partner.Terms.OfLane;
import org.entente.core.partner.Terms.Receipts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {

    private static final Retry RETRY = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private static final Terms TERMS = new Terms(
            Set.of("alert/v1"),
            Receipts.SYNC,
            1 << 20,
            3,
            Map.of(
                    Lane.URGENT, lane("urn:entente:mpc:qn-qs:urgent"),
                    Lane.ROUTINE, lane("urn:entente:mpc:qn-qs:routine")));

    private static TwoGateways world;

    @BeforeAll
    static void makeKeys() {
        world = new TwoGateways(Suite.EDELIVERY_2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            >QN</eb:PartyId> | >QT</eb:PartyId> | UNKNOWN_PARTNER | EBMS:0010 ProcessingModeMismatch | PartyId
            iso3166-1">QN | iso6523">QN | UNKNOWN_PARTNER | EBMS:0010 ProcessingModeMismatch | PartyId
            >QS</eb:PartyId> | >QT</eb:PartyId> | NO_AGREEMENT | EBMS:0003 ValueInconsistent | PartyId
            >QS/FIU< | >QT/FIU< | NO_AGREEMENT | EBMS:0003 ValueInconsistent | PartyId
            initiator | sender | NO_AGREEMENT | EBMS:0003 ValueInconsistent | Role
            agreement:QN-QS:1 | agreement:QN-QS:2 | NO_AGREEMENT | EBMS:0010 ProcessingModeMismatch | AgreementRef
            urn:entente:family | urn:entente:families | NO_AGREEMENT | EBMS:0001 ValueNotRecognized | Service
            alert/v1 | alert/v2 | NO_AGREEMENT | EBMS:0001 ValueNotRecognized | Action
            mpc:qn-qs:urgent | mpc:qn-qt:urgent | NO_AGREEMENT | EBMS:0001 ValueNotRecognized | MPC
            mpc:qn-qs:urgent | mpc:qn-qs:routine | NO_AGREEMENT | EBMS:0001 ValueNotRecognized | MPC
            >application/gzip< | >application/zlib< | BAD_WIRE_MESSAGE | EBMS:0103 PolicyNoncompliance | CompressionType
            eddsa-ed25519 | eddsa-ed448 | BAD_WIRE_MESSAGE | EBMS:0103 PolicyNoncompliance | Algorithm
            #aes128-gcm | #aes192-gcm | BAD_WIRE_MESSAGE | EBMS:0103 PolicyNoncompliance | Algorithm
            """)
    void namesTheFieldThatDiffersToTheSenderAndNothingElse(
            String from, String to, FailureCode code, String told, String field) throws IOException {
        var sealed = sealed(norlandsAgreements(1));

        GatewayFailure failure = refusal(altered(sealed, from, to), sealed);

        assertThat(failure.code()).isEqualTo(code);
        assertToldAs(field, told, failure, sealed);
    }

    /** What no change of words shows: too much, too many, and the wrong key. */
    @ParameterizedTest
    @CsvSource({
        "Payload size, NO_AGREEMENT, EBMS:0010 ProcessingModeMismatch",
        "Number of payloads, NO_AGREEMENT, EBMS:0010 ProcessingModeMismatch",
        "Signing certificate, BAD_SIGNATURE, EBMS:0101 FailedAuthentication"
    })
    void namesWhatIsMoreThanAgreedOrSignedByAnotherKey(String field, FailureCode code, String told) throws IOException {
        SealedAs4 sealed = switch (field) {
            case "Payload size" -> seal(world.norland, List.of(new byte[(1 << 20) + 1]));
            case "Number of payloads" -> seal(world.norland, List.of(new byte[1], new byte[2], new byte[3]));
            default -> seal(world.estmark, List.of());
        };

        GatewayFailure failure = refusal(all(sealed), sealed);

        assertThat(failure.code()).isEqualTo(code);
        assertToldAs(field, told, failure, sealed);
    }

    @Test
    void takesAsMuchAsWasAgreed() throws IOException, InterruptedException {
        var sealed = seal(world.norland, List.of(new byte[1 << 20], new byte[1]));

        world.open(world.sudland.opener(sudlandsAgreements()), arrival(all(sealed), sealed));

        assertThat(world.opened.take().parts()).extracting(Part::size).contains(1L << 20);
    }

    private static void assertToldAs(String field, String told, GatewayFailure failure, SealedAs4 sealed) {
        byte[] signal = errors().write(failure, Optional.of(sealed.wireId()), Optional.of(Suite.EDELIVERY_2));
        assertThat(new String(signal, StandardCharsets.UTF_8))
                .contains(field + " is not what was agreed")
                .doesNotContain("agreement:QN-QS:1", "alert", "mpc:", "urn:entente:family");
        assertThat(saysAtTheSender(signal, sealed))
                .hasMessage("PARTNER_REFUSED: The partner's gateway said " + told + ": " + field
                        + " is not what was agreed");
    }

    @Test
    void takesWhatMeetsTheAgreement() throws IOException, InterruptedException {
        var sealed = sealed(norlandsAgreements(1));

        var opener = world.sudland.opener(sudlandsAgreements());
        world.open(opener, arrival(all(sealed), sealed));

        assertThat(world.opened.take().message().toString())
                .isEqualTo(sealed.wireId().split("@", 2)[0]);
    }

    @Test
    void tellsTheSenderOverTheWire() throws IOException, LifecycleException {
        var opener = world.sudland.opener(sudlandsAgreements());
        int port = world.openSudland(arrival -> opener.receiptFor(world.open(opener, arrival)));
        Agreements other = world.norland.agreements(world.sudland, Suite.EDELIVERY_2, port, "urn:another");

        try (var link = world.norland.link(other)) {
            var refused = catchThrowableOfType(
                    Refused.class,
                    () -> link.push(world.norland
                            .sealer(other)
                            .seal(world.message(other.all().getFirst().partner(), List.of()))));

            assertThat(refused.code()).isEqualTo(FailureCode.PARTNER_REFUSED);
            assertThat(refused.detail())
                    .endsWith("EBMS:0010 ProcessingModeMismatch: AgreementRef is not what was agreed");
        }
    }

    private static OfLane lane(String mpc) {
        return new OfLane(mpc, RETRY, Exchange.PUSH, Duration.ofSeconds(5));
    }

    private static Agreements norlandsAgreements(int port) {
        return world.norland.agreements(world.sudland, Suite.EDELIVERY_2, port, TERMS);
    }

    private static Agreements sudlandsAgreements() {
        return world.sudland.agreements(world.norland, Suite.EDELIVERY_2, 1, TERMS);
    }

    private static SealedAs4 sealed(Agreements agreements) {
        var outgoing = world.message(agreements.all().getFirst().partner(), List.of());
        return (SealedAs4) world.norland.sealer(agreements).seal(outgoing);
    }

    /** A message from Norland, whoever signs it. */
    private static SealedAs4 seal(Gateway signer, List<byte[]> attachments) {
        List<Peer> sudland =
                signer.agreements(world.sudland, Suite.EDELIVERY_2, 1, TERMS).all();
        var agreements = new Agreements(world.norland.state(), sudland);
        return (SealedAs4)
                signer.sealer(agreements).seal(world.message(sudland.getFirst().partner(), attachments));
    }

    private static GatewayFailure refusal(byte[] bytes, SealedAs4 sealed) {
        var opener = world.sudland.opener(sudlandsAgreements());
        return catchThrowableOfType(GatewayFailure.class, () -> world.open(opener, arrival(bytes, sealed)));
    }

    private static GatewayFailure saysAtTheSender(byte[] signal, SealedAs4 sealed) {
        return catchThrowableOfType(
                GatewayFailure.class,
                () -> new ReceiptCheck(Gateway.XML)
                        .require(signal, sealed.peer(), sealed.wireId(), sealed.references()));
    }

    private static ErrorWriter errors() {
        return new ErrorWriter(
                world.sudland.state(), world.sudland.keys(), Gateway.XML, Clock.systemUTC(), UUID::randomUUID);
    }

    private static As4Arrival arrival(byte[] bytes, SealedAs4 sealed) {
        return new As4Arrival(
                world.norland.keys().tlsCertificate(), sealed.body().contentType(), new ByteArrayInputStream(bytes));
    }

    private static byte[] altered(SealedAs4 sealed, String from, String to) throws IOException {
        String before = new String(all(sealed), StandardCharsets.ISO_8859_1);
        assertThat(before).contains(from);
        return before.replaceFirst(java.util.regex.Pattern.quote(from), to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] all(SealedAs4 sealed) throws IOException {
        try (var in = sealed.body().open()) {
            return in.readAllBytes();
        }
    }
}
