package org.entente.node.config;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What formats need beside their folder.
 *
 * @param officialSchemas format name to the official schema that may not be shipped with the product
 */
public record FormatsConfig(@DefaultValue Map<String, Path> officialSchemas) {

    public FormatsConfig {
        officialSchemas = Map.copyOf(officialSchemas);
    }
}
