package org.entente.formats.goaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.format.Format;
import org.entente.core.format.Loss;
import org.entente.core.format.Loss.Kind;
import org.entente.core.format.Loss.Severity;
import org.entente.core.format.NationalDocument;
import org.entente.core.message.Cover;
import org.entente.formats.Formats;
import org.entente.formats.Samples;
import org.entente.formats.reading.Tally;
import org.junit.jupiter.api.Test;

class GoAmlFormatTest {

    private static final Path SAMPLES = Path.of("src/test/java/org/entente/formats/goaml/samples/ae-5.0.2");
    private static final Path GOAML =
            Path.of(System.getProperty("entente.shared", "../../../shared")).resolve("samples/goaml");

    @Test
    void reportsAnUnknownCountryOfASubjectAndPutsNothingInItsPlace() {
        String report = report().replace("<nationality1>AQ</nationality1>", "<nationality1>ZZ</nationality1>");

        var read = ae().read(document(report), cover());

        assertThat(read.losses())
                .filteredOn(loss -> loss.kind() == Kind.CODE_UNMAPPED)
                .singleElement()
                .satisfies(loss -> {
                    assertThat(loss.severity()).isEqualTo(Severity.BLOCK);
                    assertThat(loss.sourcePath()).endsWith("/person[1]/nationality1[1]");
                    assertThat(loss.toString()).doesNotContain("ZZ");
                });
        assertThat(read.family().getElementsByTagNameNS("*", "Nationality").getLength())
                .isZero();
    }

    @Test
    void neverCompletesAYearToADay() {
        String shared = Samples.text(Samples.bytes(SAMPLES.resolve("0001.shared.xml")))
                .replace("<Exact>1985-03-12</Exact>", "<Exact>1985</Exact>");

        var written = Samples.format("goaml/xx-5.0.1").write(Samples.SHARED.parse(bytes(shared)));

        assertThat(Samples.text(written.document().bytes())).doesNotContain("birthdate");
        assertThat(written.losses())
                .anyMatch(loss -> loss.kind() == Kind.PRECISION && loss.severity() == Severity.BLOCK);
    }

    @Test
    void refusesAReportWithoutAQuestionAndNamesTheDetailToGive() {
        var noDetails = Samples.text(Samples.bytes(SAMPLES.resolve("0001.cover.xml")))
                .replaceAll("<Detail name=\"question\"[^\n]*\n", "");
        Cover cover = new org.entente.core.language.CoverXml(Samples.XML).read(bytes(noDetails));

        assertThatThrownBy(() -> ae().read(document(report()), cover))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(FailureCode.SHARED_SCHEMA);
                    assertThat(refused.findings())
                            .singleElement()
                            .satisfies(finding -> assertThat(finding.path()).isEqualTo("/details/questions"));
                });
    }

    @Test
    void losesOfAMessageInMemoryWhatItLosesOfItsBytes() {
        var inMemory =
                Samples.message(cover(), ae().read(document(report()), cover()).family());
        var reparsed = Samples.SHARED.parse(Samples.SHARED.serialise(inMemory));
        Format to = Samples.format("goaml/xx-5.0.1");

        var written = to.write(inMemory);

        assertThat(written.losses())
                .containsExactlyInAnyOrderElementsOf(to.write(reparsed).losses());
        assertThat(written.document().bytes())
                .isEqualTo(to.write(reparsed).document().bytes());
    }

    @Test
    void refusesAReportCodeThatIsNoRequestInItsDialect() {
        String report = report().replace("<report_code>ECDD<", "<report_code>STR<");

        assertThatThrownBy(() -> ae().read(document(report), cover()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(FailureCode.UNREADABLE_CODE));
    }

    @Test
    void carriesThePublishedSampleFromOneDialectToTheOtherUnderTheirOwnSchemas() {
        Path sample = GOAML.resolve("ae-5.0.2/samples/ECDD.xml");
        assumeThat(Files.exists(sample))
                .as("public goAML samples beside the repository")
                .isTrue();
        List<Format> formats = Formats.builtIn(
                Samples.XML,
                Samples.SHARED,
                Map.of(
                        "ae-5.0.2", GOAML.resolve("ae-5.0.2/goAMLSchema.xerces-safe.xsd"),
                        "xx-5.0.1", GOAML.resolve("xx-5.0.1/goAMLSchema.xsd")));
        Format from = named(formats, "goaml/ae-5.0.2");
        Format to = named(formats, "goaml/xx-5.0.1");
        var document = new NationalDocument("application/xml", Samples.bytes(sample));

        assertThat(from.validate(document)).isEmpty();
        var read = from.read(document, cover());
        byte[] message = Samples.SHARED.serialise(Samples.message(cover(), read.family()));
        var written = to.write(Samples.SHARED.parse(message));

        assertThat(to.validate(written.document())).isEmpty();
        assertThat(written.losses()).noneMatch(loss -> loss.severity() == Severity.BLOCK);
        assertThat(read.losses()).noneMatch(loss -> loss.severity() == Severity.BLOCK);
    }

    @Test
    void accountsForEveryLeafOfThePublishedSample() {
        Path sample = GOAML.resolve("ae-5.0.2/samples/ECDD.xml");
        assumeThat(Files.exists(sample))
                .as("public goAML samples beside the repository")
                .isTrue();
        var document = new NationalDocument("application/xml", Samples.bytes(sample));

        assertThat(ae().validate(document)).isEmpty();
        List<Loss> losses = ae().read(document, cover()).losses();
        List<Loss> leaves = Tally.of(Samples.XML.parse(document.bytes())).close(path -> Severity.INFO);
        String family =
                Samples.text(Samples.XML.serialise(ae().read(document, cover()).family()));
        var lost = losses.stream().map(Loss::sourcePath).toList();
        List<String> carried = leaves.stream()
                .map(Loss::sourcePath)
                .filter(path -> !lost.contains(path))
                .toList();

        assertThat(carried)
                .hasSize(24)
                .allSatisfy(
                        path -> assertThat(path).containsAnyOf("person_my_client", "fiu_ref", "reason", "indicator"));
        assertThat(lost).doesNotHaveDuplicates().hasSize(leaves.size() - carried.size());
        assertThat(family).contains("Khalid", "Saleh", "1985-03-12", "STRUC", "Villa 12, Al Wasl Road", "EID");
    }

    private static Format named(List<Format> formats, String id) {
        return formats.stream()
                .filter(format -> format.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Format ae() {
        return Samples.format("goaml/ae-5.0.2");
    }

    private static String report() {
        return Samples.text(Samples.bytes(SAMPLES.resolve("0001.national.xml")));
    }

    private static Cover cover() {
        return Samples.cover(SAMPLES.resolve("0001.cover.xml"));
    }

    private static NationalDocument document(String text) {
        return new NationalDocument("application/xml", bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
