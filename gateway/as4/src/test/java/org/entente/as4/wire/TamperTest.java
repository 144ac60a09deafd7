package org.entente.as4.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.message.As4Arrival;
import org.entente.as4.message.SealedAs4;
import org.entente.as4.receipt.ReceiptCheck;
import org.entente.core.arrival.OpenedWire;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.sealing.Outgoing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource
class TamperTest {

    private static final Map<Suite, TwoGateways> WORLDS = new EnumMap<>(Suite.class);

    private final Suite suite;
    private final TwoGateways world;

    TamperTest(Suite suite) {
        this.suite = suite;
        this.world = WORLDS.computeIfAbsent(suite, TwoGateways::new);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <eb:Action>alert      | <eb:Action>blert                              | BAD_SIGNATURE
                    FLASH                 | ROUTINE                                       | BAD_SIGNATURE
                    wsu:Id="body">        | wsu:Id="body">x                               | BAD_SIGNATURE
                    wsu:Id="body">        | wsu:Id="body"><x/>                            | BAD_WIRE_MESSAGE
                    <S12:Header>          | <S12:Header><x/>                              | BAD_WIRE_MESSAGE
                    <S12:Header>          | <S12:Header><?x y?>                           | BAD_WIRE_MESSAGE
                    Id="data-0"           | Id="key"                                      | BAD_WIRE_MESSAGE
                    more#ALGORITHM        | more#hmac-sha256                              | BAD_WIRE_MESSAGE
                    -gcm"                 | -cbc"                                         | BAD_WIRE_MESSAGE
                    URI="#body"           | URI="#token"                                  | BAD_SIGNATURE
                    QN-QS:1               | QN-QS:2                                       | NO_AGREEMENT
                    >QN</eb:PartyId>      | >QT</eb:PartyId>                              | UNKNOWN_PARTNER
                    """)
    void refusesAnAlteredEnvelope(String from, String to, FailureCode code) throws IOException {
        var sealed = sealed(List.of(TwoGateways.noise(100)));

        var altered = altered(sealed, text -> replaced(text, from.replace("ALGORITHM", signature()), to));

        assertRefused(() -> open(altered, sealed, norlandsTls()), code);
    }

    @Test
    void refusesADoctype() throws IOException {
        var sealed = sealed(List.of());

        var altered = altered(sealed, text -> text.replace("<S12:Envelope", "<!DOCTYPE x []><S12:Envelope"));

        assertRefused(() -> open(altered, sealed, norlandsTls()), FailureCode.BAD_WIRE_MESSAGE);
    }

    @Test
    void refusesAnAlteredAttachment() throws IOException {
        var sealed = sealed(List.of(TwoGateways.noise(100_000)));
        byte[] bytes = all(sealed);

        bytes[bytes.length - 50_000] ^= 1;

        assertRefused(() -> open(bytes, sealed, norlandsTls()), FailureCode.CANNOT_DECRYPT);
    }

    @Test
    void refusesAPartnersMessageOverAnothersConnection() throws IOException {
        var sealed = sealed(List.of());

        X509Certificate estmark = world.estmark.keys().tlsCertificate();

        assertRefused(() -> open(all(sealed), sealed, estmark), FailureCode.UNKNOWN_PARTNER);
    }

    @Test
    void refusesAMessageThatAnotherStateSigned() throws IOException {
        Agreements asNorland = new Agreements(
                world.norland.state(),
                world.estmark.agreements(world.sudland, suite, 1).all());
        var sealed = (SealedAs4) world.estmark.sealer(asNorland).seal(world.message(List.of()));

        byte[] bytes = all(sealed);

        assertRefused(() -> open(bytes, sealed, norlandsTls()), FailureCode.BAD_SIGNATURE);
    }

    @Test
    void refusesAReceiptOfAnotherMessageAndAnAlteredOne() throws IOException {
        var sealed = sealed(List.of());
        var other = sealed(List.of());
        byte[] receipt = receipt(sealed);
        byte[] altered = new String(receipt, StandardCharsets.UTF_8)
                .replaceFirst("<ds:DigestValue>..", "<ds:DigestValue>AA")
                .getBytes(StandardCharsets.UTF_8);

        var check = new ReceiptCheck(Gateway.XML);

        check.require(receipt, sealed.peer(), sealed.wireId(), sealed.references());
        assertRefused(
                () -> check.require(receipt(other), sealed.peer(), sealed.wireId(), sealed.references()),
                FailureCode.RECEIPT_DOES_NOT_FIT);
        assertRefused(
                () -> check.require(altered, sealed.peer(), sealed.wireId(), sealed.references()),
                FailureCode.RECEIPT_DOES_NOT_FIT);
    }

    @Test
    void namesTheAlgorithmsOfItsSuite() throws IOException {
        Outgoing outgoing = world.message(List.of(TwoGateways.noise(10)));
        Agreements agreements = world.norland.agreements(world.sudland, suite, 1);

        var text = new String(
                all((SealedAs4) world.norland.sealer(agreements).seal(outgoing)), StandardCharsets.ISO_8859_1);

        assertThat(text)
                .contains(
                        switch (suite) {
                            case EDELIVERY_2 -> List.of("#x25519", "#hkdf", "#kw-aes128", "#aes128-gcm");
                            case EDELIVERY_2_P256 ->
                                List.of("#ECDH-ES", "1.2.840.10045.3.1.7", "#hkdf", "#kw-aes128", "#aes128-gcm");
                            case EDELIVERY_1_RSA -> List.of("#rsa-oaep", "#mgf1sha256", "#aes256-gcm");
                        })
                .contains("SignatureMethod Algorithm=\"http://www.w3.org/", "more#" + signature())
                .doesNotContain("sha1", "-cbc");
    }

    private String signature() {
        return switch (suite) {
            case EDELIVERY_2 -> "eddsa-ed25519";
            case EDELIVERY_2_P256 -> "ecdsa-sha256";
            case EDELIVERY_1_RSA -> "rsa-sha256";
        };
    }

    private static String replaced(String text, String from, String to) {
        assertThat(text).contains(from);
        return text.replaceFirst(java.util.regex.Pattern.quote(from), to);
    }

    private SealedAs4 sealed(List<byte[]> attachments) {
        Agreements agreements = world.norland.agreements(world.sudland, suite, 1);
        return (SealedAs4) world.norland.sealer(agreements).seal(world.message(attachments));
    }

    private byte[] receipt(SealedAs4 sealed) throws IOException {
        var opener = world.sudland.opener(world.sudlandsAgreements());
        return opener.receiptFor(open(all(sealed), sealed, norlandsTls()));
    }

    private OpenedWire open(byte[] bytes, SealedAs4 sealed, X509Certificate client) {
        var opener = world.sudland.opener(world.sudlandsAgreements());
        var arrival = new As4Arrival(client, sealed.body().contentType(), new ByteArrayInputStream(bytes));
        return world.open(opener, arrival);
    }

    private X509Certificate norlandsTls() {
        return world.norland.keys().tlsCertificate();
    }

    private static byte[] altered(SealedAs4 sealed, UnaryOperator<String> change) throws IOException {
        String before = new String(all(sealed), StandardCharsets.ISO_8859_1);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        return after.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] all(SealedAs4 sealed) throws IOException {
        try (var in = sealed.body().open()) {
            return in.readAllBytes();
        }
    }

    private static void assertRefused(ThrowingCallable call, FailureCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        GatewayFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
