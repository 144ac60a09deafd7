package org.entente.cli;

import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** How a command prints its data. */
final class Output {

    @Option(names = "--output", defaultValue = "table", description = "table or json.")
    private String format = "table";

    boolean isJson() {
        return "json".equals(format);
    }

    void print(JsonNode json, Runnable table) {
        if (isJson()) {
            System.out.println(json.toPrettyString());
        } else {
            table.run();
        }
    }
}
