package org.entente.as4.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.entente.as4.agreement.Namespaces.DSIG11;
import static org.entente.as4.agreement.Namespaces.XENC;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.attack.CountingContents;
import org.entente.as4.attack.Letter;
import org.entente.as4.attack.Letter.Enclosure;
import org.entente.as4.attack.WeakChoices;
import org.entente.as4.attack.Wrapping.Attack;
import org.entente.as4.receipt.EbmsError;
import org.entente.as4.receipt.ReceiptWriter;
import org.entente.as4.wire.Gateway;
import org.entente.as4.wire.TwoGateways;
import org.entente.core.arrival.Opening;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.partner.Partner.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class DecryptionTest {

    private static final TwoGateways WORLD = new TwoGateways(Suite.EDELIVERY_2);

    private final Map<Suite, As4Opener> openers = new EnumMap<>(Suite.class);
    private final AtomicInteger used = new AtomicInteger();
    private final CountingContents contents = new CountingContents();

    /** One weak choice in a message of one suite. */
    record Weak(Suite suite, Attack attack) {
        @Override
        public String toString() {
            return suite + " " + attack;
        }
    }

    static Stream<Weak> weak() {
        return Stream.of(Suite.values()).flatMap(suite -> WeakChoices.of(suite).map(attack -> new Weak(suite, attack)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("weak")
    void refusesAWeakerChoiceBeforeThePrivateKeyIsUsed(Weak weak) {
        Letter letter = letter(weak.suite());
        weak.attack().change().accept(letter);

        Refused refused = catchThrowableOfType(Refused.class, () -> open(weak.suite(), letter.bytes()));

        assertThat(refused.code()).isEqualTo(FailureCode.BAD_WIRE_MESSAGE);
        assertThat(EbmsError.of(refused)).isEqualTo(EbmsError.POLICY_NONCOMPLIANCE);
        assertThat(used).as("uses of the private key").hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void usesThePrivateKeyOnceForAGoodMessage(Suite suite) {
        open(suite, letter(suite).bytes());

        assertThat(used).hasValue(1);
        assertThat(contents.there()).isEqualTo(2);
    }

    /** 5,000 in all: fewer with RSA, which takes longer. */
    @ParameterizedTest
    @CsvSource({"EDELIVERY_2, 4400", "EDELIVERY_2_P256, 400", "EDELIVERY_1_RSA, 200"})
    void saysTheSameOfEveryAlteredCiphertext(Suite suite, int count) {
        Letter good = letter(suite);
        String soap = new String(good.soap.bytes(), StandardCharsets.UTF_8);
        var chance = new Random(count);
        Set<String> told = new HashSet<>();
        int refusals = 0;

        for (int i = 0; i < count; i++) {
            byte[] altered = altered(good, soap, suite, chance);
            Refused refused = catchThrowableOfType(Refused.class, () -> open(suite, altered));
            told.add(EbmsError.of(refused) + " " + refused.code() + " " + refused.detail());
            refusals++;
        }

        assertThat(refusals).isEqualTo(count);
        assertThat(told).containsExactly("FAILED_DECRYPTION CANNOT_DECRYPT An attachment cannot be decrypted");
        assertThat(contents.there()).as("parts kept").isZero();
    }

    @Test
    void tellsADamagedArchiveOnlyWhereDecryptionFits() {
        Letter letter = letter(Suite.EDELIVERY_2);
        byte[] bytes = letter.enclosures.getFirst().bytes().clone();
        bytes[12] ^= 1; // the first byte of the gzip header, under GCM
        letter.enclosures.set(0, new Enclosure(letter.enclosures.getFirst().contentId(), bytes));

        Refused refused = catchThrowableOfType(Refused.class, () -> open(Suite.EDELIVERY_2, letter.bytes()));

        assertThat(refused.code()).isEqualTo(FailureCode.CANNOT_DECRYPT);
    }

    private static byte[] altered(Letter good, String soap, Suite suite, Random chance) {
        return switch (chance.nextInt(suite == Suite.EDELIVERY_1_RSA ? 3 : 4)) {
            case 0, 1 -> withEnclosure(good, soap, chance);
            case 2 -> withText(good, soap, good.soap.first(XENC, "CipherValue"), chance);
            default -> {
                String key = suite == Suite.EDELIVERY_2 ? "DEREncodedKeyValue" : "PublicKey";
                yield withText(good, soap, good.soap.first(DSIG11, key), chance);
            }
        };
    }

    /** IV, ciphertext and tag are one run of bytes; half of the changes hit IV or tag. */
    private static byte[] withEnclosure(Letter good, String soap, Random chance) {
        Letter letter = good.copy();
        int which = chance.nextInt(2);
        Enclosure enclosure = letter.enclosures.get(which);
        letter.enclosures.set(which, new Enclosure(enclosure.contentId(), altered(enclosure.bytes(), chance)));
        return letter.bytes(soap.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] withText(Letter good, String soap, Element element, Random chance) {
        String text = element.getTextContent();
        byte[] bytes = altered(Base64.getDecoder().decode(text), chance);
        return good.bytes(
                soap.replace(text, Base64.getEncoder().encodeToString(bytes)).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] altered(byte[] bytes, Random chance) {
        if (chance.nextInt(5) == 0) {
            return Arrays.copyOf(bytes, chance.nextInt(bytes.length));
        }
        byte[] altered = bytes.clone();
        int at = switch (chance.nextInt(4)) {
            case 0 -> chance.nextInt(Math.min(12, altered.length));
            case 1 -> altered.length - 1 - chance.nextInt(Math.min(16, altered.length));
            default -> chance.nextInt(altered.length);
        };
        altered[at] ^= (byte) (1 << chance.nextInt(8));
        return altered;
    }

    private static Letter letter(Suite suite) {
        var agreements = WORLD.norland.agreements(WORLD.sudland, suite, 1);
        return Letter.of(
                (SealedAs4) WORLD.norland.sealer(agreements).seal(WORLD.message(List.of(TwoGateways.noise(700)))));
    }

    private void open(Suite suite, byte[] bytes) {
        As4Opener opener = openers.computeIfAbsent(suite, this::opener);
        var arrival = new As4Arrival(
                WORLD.norland.keys().tlsCertificate(), Letter.CONTENT_TYPE, new java.io.ByteArrayInputStream(bytes));
        new Opening(opener, contents, WORLD.sudland.state(), 1L << 20).open(arrival);
    }

    private As4Opener opener(Suite suite) {
        var keys = WORLD.sudland.keys();
        return new As4Opener(
                WORLD.sudland.agreements(WORLD.norland, suite, 1),
                (asked, closed, keyBytes) -> {
                    used.incrementAndGet();
                    return keys.open(asked, closed, keyBytes);
                },
                new ReceiptWriter(WORLD.sudland.state(), keys, Gateway.XML, Clock.systemUTC(), UUID::randomUUID),
                Gateway.XML,
                As4Limits.standard());
    }
}
