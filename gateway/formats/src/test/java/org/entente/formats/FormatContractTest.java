package org.entente.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.format.Catalogue;
import org.entente.core.format.Format;
import org.entente.core.format.NationalDocument;
import org.entente.core.language.SharedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every format promises, shown on its own golden samples; {@code -Dgolden=write} rewrites them. */
class FormatContractTest {

    @Test
    void hasOneIdForEachFormat() {
        var catalogue = new Catalogue(Samples.FORMATS);

        assertThat(catalogue.all()).hasSameSizeAs(Samples.FORMATS);
    }

    @ParameterizedTest
    @MethodSource("nationalSamples")
    void readsASampleAsItsGoldenMessageAndLosses(Path national) {
        Format format = format(national);
        var document = Samples.document(format, national);
        var cover = Samples.cover(beside(national, ".cover.xml"));

        assertThat(format.validate(document)).isEmpty();
        var read = format.read(document, cover);
        SharedMessage message = Samples.message(cover, read.family());

        assertThat(Samples.SHARED.validate(message)).isEmpty();
        String pretty = Samples.text(Samples.SHARED.pretty(message));
        assertThat(pretty).isEqualTo(Samples.golden(beside(national, ".shared.xml"), pretty));
        String losses = Samples.losses(read.losses());
        assertThat(losses).isEqualTo(Samples.golden(beside(national, ".loss.txt"), losses));
    }

    @ParameterizedTest
    @MethodSource("sharedSamples")
    void writesAMessageAsItsGoldenDocumentThatFitsTheNationalSchema(Path shared) {
        Format format = format(shared);
        SharedMessage message = Samples.SHARED.parse(Samples.bytes(shared));

        var written = format.write(message);

        assertThat(format.validate(written.document())).isEmpty();
        String pretty = Samples.text(
                Samples.XML.pretty(Samples.XML.parse(written.document().bytes())));
        assertThat(pretty).isEqualTo(Samples.golden(beside(shared, ".back.xml"), pretty));
        String losses = Samples.losses(written.losses());
        assertThat(losses).isEqualTo(Samples.golden(beside(shared, ".back.loss.txt"), losses));
    }

    @ParameterizedTest
    @MethodSource("xmlFormats")
    void refusesADoctype(Format format) {
        byte[] bytes = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> format.validate(new NationalDocument(format.mediaType(), bytes)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(FailureCode.DOCTYPE_FORBIDDEN));
    }

    static Stream<Format> xmlFormats() {
        return Samples.FORMATS.stream().filter(format -> format.mediaType().equals("application/xml"));
    }

    static Stream<Path> nationalSamples() {
        return Samples.folders()
                .flatMap(Samples::walk)
                .filter(path -> path.getFileName().toString().contains(".national."));
    }

    static Stream<Path> sharedSamples() {
        return Samples.folders()
                .flatMap(Samples::walk)
                .filter(path -> path.getFileName().toString().endsWith(".shared.xml"))
                .filter(path -> !format(path).writes().isEmpty());
    }

    private static Format format(Path sample) {
        Path name = sample.resolveSibling("format.txt");
        assertThat(Files.exists(name)).isTrue();
        return Samples.format(Samples.text(Samples.bytes(name)).strip());
    }

    private static Path beside(Path sample, String ending) {
        String number = sample.getFileName().toString().substring(0, 4);
        return sample.resolveSibling(number + ending);
    }
}
