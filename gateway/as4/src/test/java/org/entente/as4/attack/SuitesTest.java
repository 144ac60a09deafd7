package org.entente.as4.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.catalina.LifecycleException;
import org.entente.as4.attack.AttackedDoor.Answer;
import org.entente.as4.wire.TwoGateways;
import org.entente.core.partner.Partner.Suite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Foreign vectors at the real door: as the SOAP part itself, within our envelope, and in place of our signature. */
class SuitesTest {

    private static AttackedDoor door;
    private static Letter good;

    @BeforeAll
    static void open() throws IOException, LifecycleException {
        door = new AttackedDoor(Suite.EDELIVERY_1_RSA);
        good = door.letter(List.of(TwoGateways.noise(100)));
    }

    @AfterAll
    static void close() throws LifecycleException {
        door.close();
    }

    @ParameterizedTest
    @CsvSource({"ws-attacker, 30", "xml-bombs, 9", "xmlsec-vectors, 300", "as4-samples, 60"})
    void refusesEveryFileAsASoapPart(String suite, int least) throws IOException, InterruptedException {
        List<Path> files = SharedSuites.xmlFiles(SharedSuites.folder(suite));

        Map<String, String> passed = new TreeMap<>();
        for (Path file : files) {
            passed.putAll(unlessRefused(file, good.bytes(SharedSuites.bytes(file))));
        }

        assertThat(passed).isEmpty();
        assertThat(files).hasSizeGreaterThanOrEqualTo(least);
    }

    /** The whole document of each bomb goes into our header, in every encoding that a parser might take. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-32"})
    void refusesEveryBombBeforeOurEnvelope(String encoding) throws IOException, InterruptedException {
        String envelope = new String(good.soap.bytes(), StandardCharsets.UTF_8).replaceFirst("<\\?xml[^>]*>", "");
        Map<String, String> passed = new TreeMap<>();

        for (Path file : SharedSuites.xmlFiles(SharedSuites.folder("xml-bombs"))) {
            String bomb =
                    new String(SharedSuites.bytes(file), StandardCharsets.UTF_8).replaceFirst("<\\?xml[^>]*>", "");
            int end = bomb.indexOf("]>");
            String doctype = end < 0 ? "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" : bomb.substring(0, end + 2);
            passed.putAll(unlessRefused(file, good.bytes((doctype + envelope).getBytes(Charset.forName(encoding)))));
        }

        assertThat(passed).isEmpty();
    }

    @Test
    void refusesEveryBombCompressed() throws IOException, InterruptedException {
        Map<String, String> passed = new TreeMap<>();

        for (Path file : SharedSuites.xmlFiles(SharedSuites.folder("xml-bombs"))) {
            var compressed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(compressed)) {
                gzip.write(SharedSuites.bytes(file));
            }
            passed.putAll(unlessRefused(file, good.bytes(compressed.toByteArray())));
        }

        assertThat(passed).isEmpty();
    }

    /** Their signatures stand where ours stood: HMAC, truncated, XSLT, retrieval loops, remote and bad ones. */
    @ParameterizedTest
    @CsvSource({"xmlsec-vectors, 150", "ws-attacker, 15"})
    void refusesEverySignatureInThePlaceOfOurs(String suite, int least) throws IOException, InterruptedException {
        List<Path> files = SharedSuites.xmlFiles(SharedSuites.folder(suite));

        Map<String, String> passed = new TreeMap<>();
        int tried = 0;
        for (Path file : files) {
            for (Element foreign : signatures(file)) {
                Letter letter = good.copy();
                Soap soap = letter.soap;
                soap.replace(soap.signature(), (Element) soap.document().importNode(foreign, true));
                passed.putAll(unlessRefused(file, letter.bytes()));
                tried++;
            }
        }

        assertThat(passed).isEmpty();
        assertThat(tried).isGreaterThanOrEqualTo(least);
    }

    private static List<Element> signatures(Path file) {
        var found = new ArrayList<Element>();
        try {
            var all = Soap.of(SharedSuites.bytes(file))
                    .document()
                    .getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "Signature");
            for (int i = 0; i < all.getLength(); i++) {
                found.add((Element) all.item(i));
            }
        } catch (org.entente.core.failure.Refused doctype) {
            return List.of();
        }
        return found;
    }

    private static Map<String, String> unlessRefused(Path file, byte[] body) throws IOException, InterruptedException {
        int delivered = door.delivered.get();
        Answer answer = door.send(body);
        boolean refused = answer.status() == 200
                && answer.code().matches("EBMS:(0001|0003|0009|0010|0101|0102|0103)")
                && door.delivered.get() == delivered
                && door.contents.there() == 0;
        return refused ? Map.of() : Map.of(file.toString(), answer.toString());
    }
}
