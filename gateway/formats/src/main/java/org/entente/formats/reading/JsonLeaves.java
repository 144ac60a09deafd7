package org.entente.formats.reading;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/** Finds the scalars of a JSON document and names each by its JSON Pointer. */
final class JsonLeaves {

    private JsonLeaves() {}

    static SequencedMap<String, String> of(JsonNode root) {
        var leaves = new LinkedHashMap<String, String>();
        collect(root, "", leaves);
        return leaves;
    }

    private static void collect(JsonNode node, String path, SequencedMap<String, String> leaves) {
        if (node.isObject()) {
            for (var property : node.properties()) {
                collect(property.getValue(), path + "/" + escaped(property.getKey()), leaves);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + "/" + i, leaves);
            }
        } else if (!node.isNull()) {
            leaves.put(path, node.asString());
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
