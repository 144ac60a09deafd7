package org.entente.formats.goaml;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.validation.Schema;
import org.entente.core.xml.SafeSchemas;
import org.entente.core.xml.SafeSchemas.SchemaBytes;
import org.entente.core.xml.SafeXml;
import org.entente.formats.reading.CodeTable;

/**
 * One FIU's goAML in one version, all of it data: schema, codes and mapping (domain 0, lesson 3).
 *
 * @param requests report codes that are requests for information, here and not elsewhere
 */
record Dialect(
        String id,
        String mappingVersion,
        Set<String> requests,
        Schema schema,
        ShapeOrder order,
        DialectMapping mapping) {

    private static final String FOLDER = "dialects/";

    /** The names of all dialects that this build brings along. */
    static List<String> names() {
        return new String(CodeTable.bytes(Dialect.class, FOLDER + "index.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** Loads a dialect; the official schema, where the operator has it, takes the place of our subset. */
    static Dialect load(String id, SafeXml xml, Optional<Path> official) {
        String folder = FOLDER + id + "/";
        Properties properties = properties(folder + "dialect.properties");
        byte[] subset = CodeTable.bytes(Dialect.class, folder + "subset.xsd");
        byte[] xsd = official.map(Dialect::read).orElse(subset);
        Schema schema = SafeSchemas.load(
                List.of(new SchemaBytes(official.map(Path::toString).orElse(id + "/subset.xsd"), xsd)),
                asked -> Optional.empty());
        List<Row> rows =
                CodeTable.rows(Dialect.class, folder + "mapping.csv", "block,national,shared,rule,argument,lost")
                        .stream()
                        .map(Row::of)
                        .toList();
        return new Dialect(
                id,
                properties.getProperty("mapping.version"),
                Arrays.stream(properties.getProperty("requests").split(" ")).collect(Collectors.toUnmodifiableSet()),
                schema,
                new ShapeOrder(List.of(xml.parse(subset))),
                new DialectMapping("goaml/" + id, rows, CodeTable.beside(Dialect.class, folder + "codes.csv")));
    }

    private static Properties properties(String path) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(new String(CodeTable.bytes(Dialect.class, path), StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return properties;
    }

    private static byte[] read(Path official) {
        try {
            return Files.readAllBytes(official);
        } catch (IOException absent) {
            throw new UncheckedIOException("The official schema cannot be read: " + official, absent);
        }
    }
}
