package org.entente.formats.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A format's {@code codes.csv}: list, national code, shared code; used in both directions.
 *
 * <p>A code without a line has no answer, there is no default. Where two national codes mean one shared code, the
 * first line is the one that is written.
 */
public final class CodeTable {

    private static final String COLUMNS = "list,national,shared";

    private final Map<String, String> toShared = new HashMap<>();
    private final Map<String, String> toNational = new HashMap<>();

    private CodeTable(List<List<String>> rows) {
        for (List<String> row : rows) {
            String list = row.get(0);
            if (toShared.put(list + '|' + row.get(1), row.get(2)) != null) {
                throw new IllegalStateException("codes.csv names twice: " + list + " " + row.get(1));
            }
            toNational.putIfAbsent(list + '|' + row.get(2), row.get(1));
        }
    }

    /** Reads {@code codes.csv} beside a class. */
    public static CodeTable beside(Class<?> owner, String path) {
        return new CodeTable(rows(owner, path, COLUMNS));
    }

    public Optional<String> shared(String list, String national) {
        return Optional.ofNullable(toShared.get(list + '|' + national));
    }

    public Optional<String> national(String list, String shared) {
        return Optional.ofNullable(toNational.get(list + '|' + shared));
    }

    /** The lines of a comma-separated resource below its column names; {@code #} begins a comment line. */
    public static List<List<String>> rows(Class<?> owner, String path, String columns) {
        List<String> lines = new String(bytes(owner, path), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        if (lines.isEmpty() || !lines.getFirst().equals(columns)) {
            throw new IllegalStateException(path + " has not the columns " + columns);
        }
        int width = columns.split(",", -1).length;
        return lines.stream().skip(1).map(line -> cells(path, line, width)).toList();
    }

    private static List<String> cells(String path, String line, int width) {
        List<String> cells = List.of(line.split(",", -1));
        if (cells.size() != width) {
            throw new IllegalStateException(path + " has a line without " + width + " cells: " + line);
        }
        return cells.stream().map(String::strip).toList();
    }

    /** A resource beside a class; its absence is a fault of the build. */
    public static byte[] bytes(Class<?> owner, String path) {
        try (InputStream in = owner.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + path + " is missing beside " + owner.getName());
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
