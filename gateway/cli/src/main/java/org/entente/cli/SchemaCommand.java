package org.entente.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.entente.schemas.Families;
import org.entente.schemas.SchemaFile;
import org.entente.schemas.SharedSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The published schemas. */
@Command(name = "schema", description = "Lists and shows the published schemas.")
final class SchemaCommand {

    @Command(description = "Lists every published schema by the path at which a node serves it.")
    int list(@Mixin Output output) {
        List<SchemaFile> files = SharedSchema.published();
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        files.forEach(file -> json.addObject().put("path", file.path()).put("id", file.identifier()));
        output.print(
                json, () -> files.forEach(file -> System.out.printf("%-80s %s%n", file.path(), file.identifier())));
        return ExitCode.DONE.code();
    }

    @Command(description = "Prints a schema: of a family, or by its path.")
    int show(
            @Parameters(paramLabel = "FAMILY|PATH", description = "Such as alert, or envelope/v1/envelope.xsd.")
                    String name,
            @Option(names = "--format", defaultValue = "json", description = "json (default), xsd or rules.")
                    String format) {
        SchemaFile file = Stream.concat(
                        Families.named(name).stream().map(family -> switch (format) {
                            case "xsd" -> family.schema();
                            case "rules" -> family.rules();
                            default -> family.jsonSchema();
                        }),
                        SharedSchema.published().stream()
                                .filter(one -> one.path().equals(name)))
                .findFirst()
                .orElseThrow(() -> new ClientFault(
                        ExitCode.USAGE, "There is no family or schema " + name + "; see entente schema list."));
        System.out.print(new String(file.bytes(), StandardCharsets.UTF_8));
        return ExitCode.DONE.code();
    }
}
