package org.entente.as4.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.entente.as4.attack.Letter;
import org.entente.as4.message.As4Arrival;
import org.entente.as4.message.SealedAs4;
import org.entente.as4.receipt.EbmsError;
import org.entente.as4.wire.TwoGateways;
import org.entente.core.arrival.Opening;
import org.entente.core.content.Digest;
import org.entente.core.failure.Refused;
import org.entente.core.memory.InMemoryContents;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.sealing.Outgoing;
import org.entente.core.sealing.Payload;
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

    /** The receiver may not look into a payload to learn how it is written. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "UTF-16 by its mark, application/xml, UTF-16, UTF-16",
        "UTF-8 by its declaration, text/xml, UTF-8, UTF-8",
        "UTF-8 by silence, application/alert+xml, UTF-8, UTF-8",
        "ISO-8859-1 by its declaration, application/xml, ISO-8859-1, ISO-8859-1",
        "UTF-16 by its media type, application/xml;charset=UTF-16, UTF-16BE, UTF-16"
    })
    void namesTheCharacterSetOfXmlPayloads(String how, String mediaType, String written, String named) {
        String declaration = how.endsWith("declaration") ? "<?xml version=\"1.0\" encoding=\"" + written + "\"?>" : "";
        byte[] bytes = (declaration + "<Alert>Ütopia</Alert>").getBytes(Charset.forName(written));

        String soap = soapOf(new Payload(
                Payload.DOCUMENT_ID,
                "alert.xml",
                mediaType,
                bytes.length,
                Digest.of(bytes),
                () -> new ByteArrayInputStream(bytes)));

        assertThat(soap).contains("<eb:Property name=\"CharacterSet\">" + named + "</eb:Property>");
    }

    @Test
    void namesNoCharacterSetOfOtherPayloads() {
        assertThat(new String(letter().soap.bytes(), StandardCharsets.UTF_8)).doesNotContain("CharacterSet");
    }

    @Test
    void carriesTheIdentifierByWhichTheSendingAgencyTracksIt() {
        var message = WORLD.message(List.of());

        assertThat(soapOf(message))
                .contains("<eb:Property name=\"trackingIdentifier\">" + message.message() + "</eb:Property>");
    }

    private static String soapOf(Payload document) {
        var message = WORLD.message(List.of());
        return soapOf(new Outgoing(
                message.partner(),
                message.message(),
                message.conversation(),
                message.family(),
                message.sender(),
                message.receiver(),
                message.urgency(),
                message.clearedAt(),
                List.of(document)));
    }

    private static String soapOf(Outgoing message) {
        var agreements = WORLD.norland.agreements(WORLD.sudland, Suite.EDELIVERY_2, 1);
        var letter = Letter.of((SealedAs4) WORLD.norland.sealer(agreements).seal(message));
        return new String(letter.soap.bytes(), StandardCharsets.UTF_8);
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
