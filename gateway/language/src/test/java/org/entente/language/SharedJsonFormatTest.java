package org.entente.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.core.format.Format;
import org.entente.core.format.NationalDocument;
import org.entente.core.language.CoverXml;
import org.entente.core.language.SharedMessage;
import org.entente.core.language.SharedXml;
import org.entente.core.message.Cover;
import org.entente.language.format.SharedJsonFormat;
import org.entente.schemas.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SharedJsonFormatTest {

    private static final SharedXml SHARED = new SharedXml(LanguageFiles.XML);
    private static final Format FORMAT = new SharedJsonFormat(LanguageFiles.XML, SHARED, LanguageFiles.MODEL);

    @ParameterizedTest
    @MethodSource("examples")
    void readsTheBodyThatTheXmlFaceHas(Path example) {
        SharedMessage message = SHARED.parse(LanguageFiles.bytes(example));
        NationalDocument written = FORMAT.write(message).document();

        Format.Read read =
                FORMAT.read(written, coverOf(message.envelope().family().name()));

        assertThat(FORMAT.validate(written)).isEmpty();
        assertThat(read.losses()).isEmpty();
        TwoFacesTest.assertSame(SHARED.familyDocument(message), read.family());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void writesWhatIsPublishedAsTheJsonFace(Path example) {
        NationalDocument written =
                FORMAT.write(SHARED.parse(LanguageFiles.bytes(example))).document();

        Path published = example.resolveSibling(example.getFileName().toString().replace(".xml", ".json"));

        assertThat(written.mediaType()).isEqualTo("application/json");
        assertThat(LanguageFiles.JSON.readTree(written.bytes()))
                .isEqualTo(LanguageFiles.JSON.readTree(LanguageFiles.bytes(published)));
    }

    @Test
    void readsABodyThatHasNoHeader() {
        ObjectNode alert = anAlert();
        alert.remove("header");

        assertThat(FORMAT.read(document(alert), coverOf("alert"))
                        .family()
                        .getDocumentElement()
                        .getLocalName())
                .isEqualTo("Alert");
    }

    @Test
    void pointsAtTheFieldThatDoesNotFit() {
        ObjectNode alert = anAlert();
        ((ObjectNode) alert.path("body")).put("colour", "red");
        Refused unknown = refusal(document(alert), "alert");

        ((ObjectNode) alert.path("body")).remove("colour");
        ((ObjectNode) alert.at("/body/geographicScope")).putArray("states").add("nowhere");
        Refused misfit = refusal(document(alert), "alert");

        assertThat(unknown.findings()).containsExactly(new Finding("/body/colour", "The field is unknown"));
        assertThat(misfit.code()).isEqualTo(FailureCode.SHARED_SCHEMA);
        assertThat(misfit.findings()).extracting(Finding::path).containsOnly("/body/geographicScope/states/0");
    }

    @Test
    void refusesADocumentOfAnotherFamilyThanTheCoverNames() {
        Refused refused = refusal(document(anAlert()), "notice");

        assertThat(refused.code()).isEqualTo(FailureCode.SHARED_SCHEMA);
        assertThat(refused.detail()).contains("not of the family that the cover names");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"header": {}}               | ''
            {"body": []}                 | ''
            []                           | ''
            {"body": {}, "sender": "QN"} | /sender
            """)
    void findsWhatIsNoMessage(String json, String path) {
        var document = new NationalDocument("application/json", json.getBytes(StandardCharsets.UTF_8));

        assertThat(FORMAT.validate(document)).extracting(Finding::path).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"body\": {}, \"body\": {}}", "{\"body\": {}} more", "<Alert/>", "{"})
    void refusesWhatIsNoStrictJson(String json) {
        var document = new NationalDocument("application/json", json.getBytes(StandardCharsets.UTF_8));

        assertThat(catchThrowableOfType(Refused.class, () -> FORMAT.validate(document))
                        .code())
                .isEqualTo(FailureCode.REQUEST_MALFORMED);
    }

    static List<Path> examples() {
        return LanguageFiles.examples();
    }

    private static Refused refusal(NationalDocument document, String family) {
        return catchThrowableOfType(Refused.class, () -> FORMAT.read(document, coverOf(family)));
    }

    private static ObjectNode anAlert() {
        return (ObjectNode) LanguageFiles.JSON.readTree(
                LanguageFiles.bytes(LanguageFiles.of(Family.ALERT).resolve("examples/person-travelling.json")));
    }

    private static NationalDocument document(JsonNode json) {
        return new NationalDocument("application/json", LanguageFiles.JSON.writeValueAsBytes(json));
    }

    private static Cover coverOf(String family) {
        String cover = """
                <Cover xmlns="urn:entente:envelope:v1"><Family version="v1">%s</Family>\
                <Receiver state="QS" authority="FIU"/><Urgency>ROUTINE</Urgency></Cover>""".formatted(family);
        return new CoverXml(LanguageFiles.XML).read(cover.getBytes(StandardCharsets.UTF_8));
    }
}
