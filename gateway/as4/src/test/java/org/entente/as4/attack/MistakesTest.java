package org.entente.as4.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.as4.agreement.Namespaces.EBMS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.catalina.LifecycleException;
import org.entente.as4.attack.AttackedDoor.Answer;
import org.entente.as4.wire.TwoGateways;
import org.entente.core.partner.Partner.Suite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What a partner signed with its right key at our real door, and did wrong or differently nevertheless. */
class MistakesTest {

    private static final byte[] TEXT = new byte[5000];

    private static AttackedDoor door;
    private Letter letter;

    @BeforeAll
    static void open() throws IOException, LifecycleException {
        door = new AttackedDoor(Suite.EDELIVERY_1_RSA);
    }

    @AfterAll
    static void close() throws LifecycleException {
        door.close();
    }

    @BeforeEach
    void write() {
        letter = door.letter(List.of(TEXT));
        door.delivered.set(0);
    }

    @Test
    void takesWhatIsCompressedThenSignedThenEncrypted() throws IOException, InterruptedException {
        var forgery = new Forgery(door.world, letter);
        byte[] archive = compressed(TEXT);

        Answer answer = door.send(
                forgery.enclose(1, archive, forgery.encrypted(archive)).signed());

        assertThat(answer.text()).contains("NonRepudiationInformation");
        assertThat(door.delivered).hasValue(1);
    }

    @Test
    void saysThatAnArchiveIsDamagedWhereItWasEncryptedWell() throws IOException, InterruptedException {
        var forgery = new Forgery(door.world, letter);
        byte[] damaged = compressed(TEXT);
        Arrays.fill(damaged, damaged.length / 2, damaged.length - 4, (byte) 0x5a);

        Answer answer = door.send(
                forgery.enclose(1, damaged, forgery.encrypted(damaged)).signed());

        assertRefused(answer, "EBMS:0303");
        assertThat(answer.text())
                .contains("category=\"Communication\"", "severity=\"failure\"", "\"DecompressionFailure\"");
    }

    @Test
    void refusesWhatWasCompressedAfterItWasSigned() throws IOException, InterruptedException {
        var forgery = new Forgery(door.world, letter);

        Answer answer = door.send(
                forgery.enclose(1, TEXT, forgery.encrypted(compressed(TEXT))).signed());

        assertRefused(answer, "EBMS:0101");
    }

    @Test
    void refusesWhatWasCompressedAfterItWasEncrypted() throws IOException, InterruptedException {
        var forgery = new Forgery(door.world, letter);

        Answer answer = door.send(
                forgery.enclose(1, TEXT, compressed(forgery.encrypted(TEXT))).signed());

        assertRefused(answer, "EBMS:0102");
    }

    @Test
    void takesMessagePropertiesWithAndWithoutAType() throws IOException, InterruptedException {
        Element first = letter.soap.first(EBMS, "Property");
        first.setAttribute("type", "urn:utopia:desk");
        Element other = (Element) first.cloneNode(true);
        other.setAttribute("name", "trackingIdentifierOfUtopia");
        other.removeAttribute("type");
        first.getParentNode().appendChild(other);

        Answer answer = door.send(new Forgery(door.world, letter).signed());

        assertThat(answer.text()).contains("NonRepudiationInformation");
        assertThat(door.delivered).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!utf*", "8", "UTF 8", "utf-8\u00e9"})
    void refusesTheNameOfNoCharacterSet(String name) throws IOException, InterruptedException {
        characterSet(name);

        assertRefused(door.send(new Forgery(door.world, letter).signed()), "EBMS:0103");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "ISO-8859-1"})
    void takesTheNameOfACharacterSet(String name) throws IOException, InterruptedException {
        characterSet(name);

        assertThat(door.send(new Forgery(door.world, letter).signed()).text()).contains("NonRepudiationInformation");
    }

    private void characterSet(String name) {
        Element properties = letter.soap.first(EBMS, "PartProperties");
        Element property = letter.soap.create(EBMS, "eb:Property");
        property.setAttribute("name", "CharacterSet");
        property.setTextContent(name);
        properties.appendChild(property);
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(door.delivered).hasValue(0);
    }

    private static byte[] compressed(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(TwoGateways.noise(600));
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
