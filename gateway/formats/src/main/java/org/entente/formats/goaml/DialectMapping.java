package org.entente.formats.goaml;

import java.util.List;
import org.entente.formats.reading.CodeTable;

/** The lines and codes of one dialect. */
record DialectMapping(String scheme, List<Row> rows, CodeTable codes) {

    DialectMapping {
        rows = List.copyOf(rows);
    }

    List<Row> block(String name) {
        return rows.stream().filter(row -> row.block().equals(name)).toList();
    }
}
