package org.entente.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Severity;
import org.entente.language.check.Explanations;
import org.entente.language.check.Grade;
import org.entente.language.check.Judge;
import org.entente.language.check.Judgement;
import org.entente.schemas.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class JudgeTest {

    private static final Judge JUDGE = new Judge(LanguageFiles.XML, System::nanoTime);

    @Test
    void reportsAnUnknownCodeAndReplacesItByNone() {
        var judgement = ofXml(xml -> xml.replace("purpose=\"FTF_TRAVEL\"", "purpose=\"HOLIDAYS\""));

        assertThat(judgement.grade()).isEqualTo(Grade.ACCEPTED_WITH_DEVIATIONS);
        assertThat(judgement.findings())
                .containsExactly(new Finding(
                        "CODE-UNKNOWN",
                        Severity.DEVIATION,
                        "/Message/Header/LegalBasis",
                        "The code is not in the list purposes, version 2"));
    }

    @Test
    void namesThePlaceInJsonByAPointer() {
        var json = json();
        ((ObjectNode) json.at("/header/legalBasis/0")).put("purpose", "HOLIDAYS");

        var judgement = JUDGE.judge(LanguageFiles.JSON.writeValueAsBytes(json));

        assertThat(judgement.findings())
                .extracting(Finding::code, Finding::path)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("CODE-UNKNOWN", "/header/legalBasis/0"));
    }

    @Test
    void refusesAFieldThatNobodyPublished() {
        var json = json();
        ((ObjectNode) json.path("body")).put("colour", "red");

        var judgement = JUDGE.judge(LanguageFiles.JSON.writeValueAsBytes(json));

        assertThat(judgement.findings()).containsExactly(new Finding("/body/colour", "The field is unknown"));
    }

    @Test
    void keepsAnOptionalElementOfOthersInBothFaces() {
        var message = LanguageFiles.XML.parse(xml(text -> text.replace(
                        "</Header>",
                        "<q:Stamp xmlns:q=\"urn:example:qn\" no=\"7\"><q:By>a&amp;b</q:By></q:Stamp></Header>"))
                .getBytes(StandardCharsets.UTF_8));

        var json = JUDGE.face().message(message);
        var back = JUDGE.face().message(json).document();

        assertThat(json.at("/header/extensions/0").asString()).contains("urn:example:qn", "a&amp;b");
        TwoFacesTest.assertSame(message, back);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1"})
    void refusesAnElementOfOthersThatMustBeUnderstood(String must) {
        var judgement = ofXml(xml -> xml.replace(
                "</Header>",
                "<q:Stamp xmlns:q=\"urn:example:qn\" xmlns:e=\"urn:entente:envelope:v1\" e:mustUnderstand=\"" + must
                        + "\"/></Header>"));

        assertThat(judgement.grade()).isEqualTo(Grade.REJECTED);
        assertThat(judgement.findings()).extracting(Finding::code).containsExactly("EXT-MUST-UNDERSTAND");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesMoreBesideEachOtherThanCanBeChecked(boolean asJson) {
        String many = "<q:Stamp xmlns:q=\"urn:example:qn\"/>".repeat(5_001);
        var json = json();
        ((ObjectNode) json.path("header")).putArray("extensions").addAll(stamps(5_001));

        var judgement = asJson
                ? JUDGE.judge(LanguageFiles.JSON.writeValueAsBytes(json))
                : ofXml(xml -> xml.replace("</Header>", many + "</Header>"));

        assertThat(judgement.findings()).extracting(Finding::code).containsExactly("TOO_LARGE");
    }

    @Test
    void refusesABodyOfAnotherFamilyThanTheHeaderNames() {
        var judgement = ofXml(xml -> xml.replace(">alert</Family>", ">delivery-notice</Family>"));

        assertThat(judgement.findings()).extracting(Finding::code).containsExactly("ENV-1");
    }

    @Test
    void stopsWhenOneMessageTakesTooLong() {
        long[] now = {0};
        var slow = new Judge(LanguageFiles.XML, () -> now[0] += 3_000_000_000L);

        var judgement = slow.judge(xml(text -> text).getBytes(StandardCharsets.UTF_8));

        assertThat(judgement.findings()).extracting(Finding::code).contains("LIMIT-TIME");
    }

    @Test
    void explainsEveryCodeThatAnybodyMayMeet() {
        var explanations = new Explanations(JUDGE.desk().rules());

        assertThat(explanations.all())
                .allSatisfy(one -> assertThat(one.whatHappened()).as(one.code()).isNotBlank());
        assertThat(explanations.of("ENV-7")).isPresent();
        assertThat(explanations.of("cvc-pattern-valid")).isPresent();
        assertThat(explanations.of("CODE-UNKNOWN")).isPresent();
        assertThat(explanations.of("NOBODY-KNOWS")).isEmpty();
    }

    private static Judgement ofXml(UnaryOperator<String> change) {
        return JUDGE.judge(xml(change).getBytes(StandardCharsets.UTF_8));
    }

    private static List<JsonNode> stamps(int many) {
        return Collections.nCopies(many, StringNode.valueOf("<q:Stamp xmlns:q=\"urn:example:qn\"/>"));
    }

    private static ObjectNode json() {
        return JUDGE.face().message(LanguageFiles.XML.parse(xml(text -> text).getBytes(StandardCharsets.UTF_8)));
    }

    private static String xml(UnaryOperator<String> change) {
        var text = LanguageFiles.text(LanguageFiles.of(Family.ALERT).resolve("examples/person-travelling.xml"));
        return change.apply(text);
    }
}
