package org.entente.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;
import org.entente.language.model.LanguageModel;
import org.entente.language.model.ModelReader;
import org.entente.schemas.Family;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The folder in which the shared language is written, and the goldens that are made into it. */
final class LanguageFiles {

    static final Path ROOT =
            Path.of(System.getProperty("entente.root", "../.."), "schemas/src/main/java/org/entente/schemas");
    static final SafeXml XML = new SafeXml(XmlLimits.standard());
    static final LanguageModel MODEL = ModelReader.shared();
    static final JsonMapper JSON = JsonMapper.shared();

    private static final ObjectWriter PRETTY = JSON.writer()
            .with(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withSeparators(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER)));

    private LanguageFiles() {}

    static Path of(Family family) {
        return ROOT.resolve("families").resolve(family.wireName()).resolve(family.version());
    }

    static List<Path> examples() {
        return inEveryFamily("examples");
    }

    static List<Path> counterExamples() {
        return inEveryFamily("counter-examples");
    }

    private static List<Path> inEveryFamily(String folder) {
        return Arrays.stream(Family.values())
                .flatMap(family -> files(of(family).resolve(folder), ".xml").stream())
                .toList();
    }

    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    static String pretty(JsonNode node) {
        return PRETTY.writeValueAsString(node) + "\n";
    }

    /** The golden text; with {@code -Dgolden=write} it is written first. */
    static String golden(Path file, String actual) {
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.writeString(file, actual);
            }
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
