package org.entente.as4.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.message.SealedAs4;
import org.entente.core.arrival.OpenedWire;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Cipher;
import org.entente.core.partner.Partner.Retry;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Terms;
import org.entente.core.sealing.Outgoing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The agreement, not the node, says how long the key is that hides payloads; both sides hold each other to it. */
class CipherTest {

    private static final Suite RSA = Suite.EDELIVERY_1_RSA;

    private final TwoGateways world = new TwoGateways(RSA);

    @AfterEach
    void close() throws LifecycleException {
        world.close();
    }

    @ParameterizedTest
    @EnumSource
    void hidesPayloadsWithTheAgreedCipherAlone(Cipher cipher) throws IOException, LifecycleException {
        int port = openSudlandUnder(cipher);
        Agreements agreements = world.norland.agreements(world.sudland, RSA, cipher, port);
        var sealed = sealed(agreements);

        try (var link = world.norland.link(agreements)) {
            link.push(sealed);
        }

        assertThat(ciphers(sealed)).containsOnly(cipher == Cipher.AES_256_GCM ? "aes256-gcm" : "aes128-gcm");
        assertThat(world.opened)
                .singleElement()
                .extracting(OpenedWire::parts)
                .satisfies(parts -> assertThat(parts.getLast().size()).isEqualTo(1000));
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheOtherCipherByName(Cipher agreed) throws IOException, LifecycleException {
        Cipher other = agreed == Cipher.AES_128_GCM ? Cipher.AES_256_GCM : Cipher.AES_128_GCM;
        Agreements agreements = world.norland.agreements(world.sudland, RSA, other, openSudlandUnder(agreed));

        try (var link = world.norland.link(agreements)) {
            var refused = catchThrowableOfType(Refused.class, () -> link.push(sealed(agreements)));

            assertThat(refused.code()).isEqualTo(FailureCode.PARTNER_REFUSED);
            assertThat(refused.detail()).endsWith("EBMS:0103 PolicyNoncompliance: Algorithm is not what was agreed");
        }
        assertThat(world.opened).isEmpty();
    }

    @Test
    void isTheStrongestThatTheSuiteHasWhereNothingIsSaid() {
        assertThat(Suite.EDELIVERY_1_RSA.usual()).isEqualTo(Cipher.AES_256_GCM);
        assertThat(Suite.EDELIVERY_2.usual()).isEqualTo(Cipher.AES_128_GCM);
    }

    /** eDelivery AS4 2.0 closes content keys under 128 bits, so a longer one would only look stronger. */
    @Test
    void isNotLongerThanWhatClosesIt() {
        var retry = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(1));

        assertThatThrownBy(() -> new Partner(
                        new StateCode("QS"),
                        "Sudland",
                        URI.create("https://localhost/as4"),
                        "urn:utopia",
                        Suite.EDELIVERY_2,
                        Cipher.AES_256_GCM,
                        Map.of(),
                        Terms.plain(retry, retry)))
                .hasMessage("EDELIVERY_2 has no AES_256_GCM");
    }

    private int openSudlandUnder(Cipher cipher) throws IOException, LifecycleException {
        var opener = world.sudland.opener(world.sudland.agreements(world.norland, RSA, cipher, 1));
        return world.openSudland(arrival -> opener.receiptFor(world.open(opener, arrival)));
    }

    private SealedAs4 sealed(Agreements agreements) {
        Outgoing message = world.message(agreements.all().getFirst().partner(), List.of(TwoGateways.noise(1000)));
        return (SealedAs4) world.norland.sealer(agreements).seal(message);
    }

    private static List<String> ciphers(SealedAs4 sealed) throws IOException {
        try (InputStream body = sealed.body().open()) {
            return java.util.regex.Pattern.compile("#(aes\\d+-\\w+)\"")
                    .matcher(new String(body.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
    }
}
