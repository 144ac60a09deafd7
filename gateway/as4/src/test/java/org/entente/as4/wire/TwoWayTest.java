package org.entente.as4.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.LifecycleException;
import org.entente.as4.agreement.AgreedField;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.message.As4Arrival;
import org.entente.as4.message.SealedAs4;
import org.entente.core.arrival.OpenedWire;
import org.entente.core.failure.Refused;
import org.entente.core.partner.Partner.Retry;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Terms;
import org.entente.core.partner.Terms.Answers;
import org.entente.core.partner.Terms.Pattern;
import org.entente.core.partner.Terms.Receipts;
import org.entente.core.sealing.Outgoing;
import org.junit.jupiter.api.Test;

/** Two-way push-and-push: the answer names the message that it answers, in the same conversation. */
class TwoWayTest {

    private static final TwoGateways WORLD = new TwoGateways(Suite.EDELIVERY_2);

    private final Agreements norlands = WORLD.norland.agreements(WORLD.sudland, Suite.EDELIVERY_2, 1);
    private final Agreements sudlands = WORLD.sudlandsAgreements();

    @Test
    void theAnswerNamesTheMessageThatItAnswers() throws IOException {
        OpenedWire asked = asked();

        SealedAs4 answer = answer(asked);
        OpenedWire opened = openAtNorland(answer, norlands);

        assertThat(text(answer)).contains("<eb:RefToMessageId>" + asked.links().wireId() + "</eb:RefToMessageId>");
        assertThat(opened.links().inReplyTo()).contains(asked.message());
    }

    @Test
    void theAnswerKeepsTheConversation() throws IOException {
        OpenedWire asked = asked();

        SealedAs4 answer = answer(asked);

        assertThat(text(answer)).contains("<eb:ConversationId>" + asked.conversation() + "</eb:ConversationId>");
        assertThat(openAtNorland(answer, norlands).conversation()).isEqualTo(asked.conversation());
    }

    @Test
    void theProducersIdsAreThoseOnTheWire() throws IOException {
        Outgoing given = answering(asked());

        String soap = text((SealedAs4) WORLD.sudland.sealer(sudlands).seal(given));

        assertThat(soap)
                .contains(
                        "<eb:MessageId>" + given.message() + "@qs.entente</eb:MessageId>",
                        "<eb:RefToMessageId>" + given.refTo().orElseThrow() + "</eb:RefToMessageId>",
                        "<eb:ConversationId>" + given.conversation() + "</eb:ConversationId>");
    }

    @Test
    void theFirstOfTwoIsReceiptedInTheResponseToIt() throws IOException, LifecycleException {
        try (var world = new TwoGateways(Suite.EDELIVERY_2)) {
            Outgoing first = world.message(List.of());

            var receipt = world.send(world.openSudland(), first);

            assertThat(new String(receipt.proof(), StandardCharsets.UTF_8))
                    .contains("NonRepudiationInformation", first.message().toString());
        }
    }

    @Test
    void aReferenceIsRefusedWhereOneWayMessagesWereAgreed() throws IOException {
        var retry = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(1));
        Terms plain = Terms.plain(retry, retry);
        var oneWay = new Terms(
                Set.of(),
                new Answers(Receipts.SYNC, Duration.ofSeconds(1), Pattern.ONE_WAY),
                plain.payload(),
                plain.parts(),
                plain.lanes());
        SealedAs4 answer = answer(asked());

        Refused refused = catchThrowableOfType(
                Refused.class,
                () -> openAtNorland(answer, WORLD.norland.agreements(WORLD.sudland, Suite.EDELIVERY_2, 1, oneWay)));

        assertThat(AgreedField.of(refused)).contains(AgreedField.MEP);
    }

    private OpenedWire asked() throws IOException {
        var sealed = (SealedAs4) WORLD.norland.sealer(norlands).seal(WORLD.message(List.of()));
        try (var body = sealed.body().open()) {
            var arrival = new As4Arrival(
                    WORLD.norland.keys().tlsCertificate(), sealed.body().contentType(), body);
            return WORLD.open(WORLD.sudland.opener(sudlands), arrival);
        }
    }

    private SealedAs4 answer(OpenedWire asked) {
        return (SealedAs4) WORLD.sudland.sealer(sudlands).seal(answering(asked));
    }

    private Outgoing answering(OpenedWire asked) {
        Outgoing any = WORLD.answer(sudlands);
        return new Outgoing(
                any.partner(),
                any.message(),
                asked.conversation(),
                any.family(),
                any.sender(),
                any.receiver(),
                any.urgency(),
                any.clearedAt(),
                Optional.of(asked.links().wireId()),
                any.payloads());
    }

    private static OpenedWire openAtNorland(SealedAs4 sealed, Agreements agreements) throws IOException {
        X509Certificate sudland = WORLD.sudland.keys().tlsCertificate();
        try (var body = sealed.body().open()) {
            var arrival = new As4Arrival(sudland, sealed.body().contentType(), body);
            return WORLD.openAt(WORLD.norland, WORLD.norland.opener(agreements), arrival);
        }
    }

    private static String text(SealedAs4 sealed) throws IOException {
        try (var body = sealed.body().open()) {
            return new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
