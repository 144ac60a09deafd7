package org.entente.as4.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.apache.catalina.LifecycleException;
import org.entente.as4.message.As4Arrival;
import org.entente.as4.message.SealedAs4;
import org.entente.core.arrival.Keeping;
import org.entente.core.arrival.Kept;
import org.entente.core.arrival.Opening;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.memory.InMemoryContents;
import org.entente.core.memory.InMemoryLedger;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.sealing.Outgoing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same message once more: the same receipt from us, and what comes of a partner that gives none. */
class RepeatsTest {

    private static final TwoGateways WORLD = new TwoGateways(Suite.EDELIVERY_2);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryContents contents = new InMemoryContents();

    @Test
    void getTheVeryReceiptThatWasGivenBeforeAlsoAfterARestart() throws IOException {
        Outgoing message = WORLD.message(List.of(TwoGateways.noise(1000)));

        byte[] first = receive(message).bytes();
        byte[] again = receive(message).bytes();

        assertThat(again).isEqualTo(first);
        assertThat(new String(first, StandardCharsets.UTF_8)).contains("NonRepudiationInformation");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            EBMS:0004 | message with Message ID 'x' was already handled (this is a duplicate) | RECEIPT_MISSING
            EBMS:0004 | Duplicate message                                                     | RECEIPT_MISSING
            EBMS:0004 | The backend is not there                                              | PARTNER_REFUSED
            EBMS:0010 | This is no duplicate                                                  | PARTNER_REFUSED
            """)
    void areNeitherRefusedNorReceiptedByAPartnerThatSaysItHasThem(String code, String words, FailureCode meaning)
            throws IOException, LifecycleException {
        try (var world = new TwoGateways(Suite.EDELIVERY_2)) {
            int port = world.openSudland(saying(code, words));

            Refused told = catchThrowableOfType(Refused.class, () -> world.send(port, world.message(List.of())));

            assertThat(told.code()).isEqualTo(meaning);
            assertThat(told.detail()).contains(code);
        }
    }

    private static HttpServlet saying(String code, String words) {
        String error = """
                <S:Envelope xmlns:S="http://www.w3.org/2003/05/soap-envelope"><S:Header>
                <eb:Messaging S:mustUnderstand="true"
                 xmlns:eb="http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/">
                <eb:SignalMessage><eb:MessageInfo><eb:Timestamp>2026-03-01T12:00:00Z</eb:Timestamp>
                <eb:MessageId>1@sudland.example</eb:MessageId></eb:MessageInfo>
                <eb:Error errorCode="%s" severity="failure" shortDescription="Other"><eb:ErrorDetail>%s</eb:ErrorDetail>
                </eb:Error></eb:SignalMessage></eb:Messaging></S:Header><S:Body/></S:Envelope>
                """.formatted(code, words);
        return new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
                request.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                response.setContentType("application/soap+xml");
                response.getOutputStream().write(error.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** Everything but ledger and contents is made anew, as after a restart. */
    private org.entente.core.arrival.ReceiptGiven receive(Outgoing message) throws IOException {
        var agreements = WORLD.norland.agreements(WORLD.sudland, Suite.EDELIVERY_2, 1);
        var sealed = (SealedAs4) WORLD.norland.sealer(agreements).seal(message);
        var opener = WORLD.sudland.opener(WORLD.sudlandsAgreements());
        var keeping = new Keeping(ledger, contents, opener, Clock.systemUTC());
        try (var body = sealed.body().open()) {
            var arrival = new As4Arrival(
                    WORLD.norland.keys().tlsCertificate(),
                    sealed.body().contentType(),
                    new ByteArrayInputStream(body.readAllBytes()));
            var opening = new Opening(opener, contents, WORLD.sudland.state(), 1L << 20);
            Kept kept = keeping.keep(opening.open(arrival));
            return keeping.receipt(kept);
        }
    }
}
