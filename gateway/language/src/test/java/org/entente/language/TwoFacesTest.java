package org.entente.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.entente.core.language.SharedXml;
import org.entente.language.json.JsonFace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.ComparisonResult;
import org.xmlunit.diff.ComparisonType;

/** From XML to JSON and back nothing is lost and nothing is added. */
class TwoFacesTest {

    private static final JsonFace FACE = new JsonFace(LanguageFiles.MODEL, LanguageFiles.XML);
    private static final SharedXml SHARED = new SharedXml(LanguageFiles.XML);

    @ParameterizedTest
    @MethodSource("examples")
    void givesTheSameXmlBack(Path example) {
        var given = LanguageFiles.XML.parse(LanguageFiles.bytes(example));

        var back = FACE.message(FACE.message(given)).document();

        assertSame(given, back);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesTheSameJsonBack(Path example) {
        var json = FACE.message(LanguageFiles.XML.parse(LanguageFiles.bytes(example)));

        var read = LanguageFiles.JSON.readTree(LanguageFiles.JSON.writeValueAsBytes(json));
        var back = FACE.message(FACE.message(read).document());

        assertThat(back).isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void makesXmlThatFitsItsSchema(Path example) {
        var json = FACE.message(LanguageFiles.XML.parse(LanguageFiles.bytes(example)));

        var bytes = LanguageFiles.XML.serialise(FACE.message(json).document());

        assertThat(SHARED.validate(SHARED.parse(bytes))).isEmpty();
    }

    static List<Path> examples() {
        return LanguageFiles.examples();
    }

    static void assertSame(Document given, Document back) {
        var difference = DiffBuilder.compare(given)
                .withTest(back)
                .ignoreComments()
                .normalizeWhitespace()
                .withDifferenceEvaluator((comparison, outcome) ->
                        comparison.getType() == ComparisonType.NAMESPACE_PREFIX ? ComparisonResult.EQUAL : outcome)
                .build();

        assertThat(difference.hasDifferences()).as(difference.fullDescription()).isFalse();
    }
}
