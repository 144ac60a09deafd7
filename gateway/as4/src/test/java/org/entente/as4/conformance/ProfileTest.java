package org.entente.as4.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.entente.as4.attack.Letter;
import org.entente.as4.message.As4Arrival;
import org.entente.as4.message.SealedAs4;
import org.entente.as4.receipt.EbmsError;
import org.entente.as4.wire.TwoGateways;
import org.entente.core.arrival.Opening;
import org.entente.core.failure.Refused;
import org.entente.core.memory.InMemoryContents;
import org.entente.core.partner.Partner.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

    private static final TwoGateways WORLD = new TwoGateways(Suite.EDELIVERY_2);

    @Test
    void carriesEveryPayloadCompressedBesideAnEmptyBody() {
        Letter letter = letter();

        String soap = new String(letter.soap.bytes(), StandardCharsets.UTF_8);

        assertThat(letter.enclosures).hasSize(3);
        assertThat(soap).containsPattern("<S12:Body[^>]*/>|<S12:Body[^>]*></S12:Body>");
        assertThat(count(soap, "<eb:Property name=\"CompressionType\">application/gzip</eb:Property>"))
                .isEqualTo(3);
        assertThat(count(soap, "<eb:Property name=\"MimeType\">application/octet-stream</eb:Property>"))
                .isEqualTo(3);
    }

    @Test
    void namesOnePartyOnEachSideAndTheDesksAsProperties() {
        String soap = new String(letter().soap.bytes(), StandardCharsets.UTF_8);

        assertThat(count(soap, "<eb:PartyId ")).isEqualTo(2);
        assertThat(soap)
                .contains(">QN</eb:PartyId>", ">QS</eb:PartyId>")
                .contains("name=\"originalSender\">QN/FIU<", "name=\"finalRecipient\">QS/FIU<");
    }

    /** What is wrong with the structure is said before the signature is looked at. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    a payload behind a hyperlink | href="cid:[^"]*" | href="http://127.0.0.1/x"
                    no leading document           | href="cid:message                             | href="cid:a9
                    no media type                 | <eb:Property name="MimeType">[^<]*</eb:Property> | ' '
                    no compression named          | <eb:Property name="CompressionType">[^<]*</eb:Property> | ' '
                    two parties on one side       | (<eb:PartyId .*?</eb:PartyId>)                | $1$1
                    two user messages             | (<eb:UserMessage>.*</eb:UserMessage>)         | $1$1
                    a payload in the body         | (<S12:Body[^>]*)/>                            | $1><x/></S12:Body>
                    """)
    void refusesWhatTheProfileForbids(String what, String from, String to) {
        Letter letter = letter();
        String soap = new String(letter.soap.bytes(), StandardCharsets.UTF_8);
        String changed = Pattern.compile(from, Pattern.DOTALL).matcher(soap).replaceFirst(to);

        Refused refused =
                catchThrowableOfType(Refused.class, () -> open(letter.bytes(changed.getBytes(StandardCharsets.UTF_8))));

        assertThat(changed).as(what).isNotEqualTo(soap);
        assertThat(EbmsError.of(refused)).isEqualTo(EbmsError.POLICY_NONCOMPLIANCE);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static Letter letter() {
        var agreements = WORLD.norland.agreements(WORLD.sudland, Suite.EDELIVERY_2, 1);
        var message = WORLD.message(List.of(TwoGateways.noise(10), TwoGateways.noise(20)));
        return Letter.of((SealedAs4) WORLD.norland.sealer(agreements).seal(message));
    }

    private static void open(byte[] bytes) {
        var opener = WORLD.sudland.opener(WORLD.sudlandsAgreements());
        var arrival = new As4Arrival(
                WORLD.norland.keys().tlsCertificate(), Letter.CONTENT_TYPE, new ByteArrayInputStream(bytes));
        new Opening(opener, new InMemoryContents(), WORLD.sudland.state(), 1L << 20).open(arrival);
    }
}
