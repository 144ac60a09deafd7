package org.entente.formats.policejson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.format.Format;
import org.entente.core.format.Loss.Kind;
import org.entente.core.format.Loss.Severity;
import org.entente.core.format.NationalDocument;
import org.entente.formats.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoliceJsonFormatTest {

    private static final Path SAMPLES = Path.of("src/test/java/org/entente/formats/policejson/samples");
    private static final Format FORMAT = Samples.format("police-json/v1");

    @Test
    void namesTheLineOfABrokenDocument() {
        var broken = document("{\n  \"kind\": \"PERSON\",\n  oops\n}");

        assertThatThrownBy(() -> FORMAT.validate(broken)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(FailureCode.NOT_WELL_FORMED);
            assertThat(refused.getMessage()).contains("line 3");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"kind\":\"PERSON\",\"kind\":\"VEHICLE\"}", "{} {}", "[]", "", "{\"a\":1,}"})
    void refusesWhatTwoParsersCouldReadDifferently(String text) {
        assertThatThrownBy(() -> FORMAT.validate(document(text)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(FailureCode.NOT_WELL_FORMED));
    }

    @Test
    void refusesNestingBeyondItsLimit() {
        String deep = "{\"a\":" + "[".repeat(30) + "]".repeat(30) + "}";

        assertThatThrownBy(() -> FORMAT.validate(document(deep))).isInstanceOf(Refused.class);
    }

    @Test
    void findsAPropertyThatTheSchemaDoesNotKnow() {
        assertThat(FORMAT.validate(document("{\"alertNumber\":\"1\",\"colour\":\"red\"}")))
                .isNotEmpty();
    }

    @Test
    void blocksOnAMeasureItDoesNotKnow() {
        var document = document(Samples.text(Samples.bytes(SAMPLES.resolve("0001.national.json")))
                .replace("\"REFUSE_ENTRY\"", "\"SHADOW\""));

        var read = FORMAT.read(document, Samples.cover(SAMPLES.resolve("0001.cover.xml")));

        assertThat(read.losses())
                .anyMatch(loss -> loss.kind() == Kind.CODE_UNMAPPED
                        && loss.severity() == Severity.BLOCK
                        && loss.sourcePath().equals("/measures/0/code"));
    }

    private static NationalDocument document(String text) {
        return new NationalDocument("application/json", text.getBytes(StandardCharsets.UTF_8));
    }
}
