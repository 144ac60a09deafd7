package org.entente.schemas;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One versioned list of codes with their English words, in the order of its file.
 *
 * <p>An unknown code has no entry; there is no default and no nearest match (domain page, invariant I15).
 */
public final class CodeList {
    private static final List<String> FIRST = List.of("code", "label_en");
    private static final Pattern COLUMN = Pattern.compile("source|label_(fr|es|ar|ru|zh)|[a-z][a-z_]*");
    private static final Pattern HEADER =
            Pattern.compile("# codelist: ([a-z0-9-]+); version: ([0-9]+);( unknown: refuse;)? note: .+");
    private static final Pattern CELL = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^\",]*))(,|$)");

    private final CodeListName name;
    private final int version;
    private final boolean refusesUnknown;
    private final SequencedMap<String, Code> codes;

    private CodeList(CodeListName name, int version, boolean refusesUnknown, SequencedMap<String, Code> codes) {
        this.name = name;
        this.version = version;
        this.refusesUnknown = refusesUnknown;
        this.codes = codes;
    }

    /** Reads a list from the class path; a list that is not well formed is a fault of the build and stops it. */
    public static CodeList load(CodeListName name) {
        var file = new SchemaFile("codelists/" + name.wireName() + ".csv", "urn:entente:codelist:" + name.wireName());
        var lines = new String(file.bytes(), StandardCharsets.UTF_8).lines().toList();
        return parse(name, lines);
    }

    static CodeList parse(CodeListName name, List<String> lines) {
        if (lines.size() < 3) {
            throw malformed(name, lines.size(), "a list has a comment, its columns and at least one code");
        }
        var header = HEADER.matcher(lines.getFirst());
        if (!header.matches() || !header.group(1).equals(name.wireName())) {
            throw malformed(name, 1, "no comment that names the list and its version");
        }
        var columns = List.of(lines.get(1).split(",", -1));
        if (!columns.subList(0, Math.min(2, columns.size())).equals(FIRST)
                || !columns.contains("source")
                || !columns.stream().allMatch(column -> COLUMN.matcher(column).matches())) {
            throw malformed(name, 2, "the columns are not code,label_en,source with label_fr and the like between");
        }
        var codes = new LinkedHashMap<String, Code>();
        for (int number = 3; number <= lines.size(); number++) {
            var code = code(columns, cells(name, number, lines.get(number - 1), columns.size()));
            if (codes.put(code.code(), code) != null) {
                throw malformed(name, number, "the code stands twice: " + code.code());
            }
        }
        return new CodeList(
                name,
                Integer.parseInt(header.group(2)),
                header.group(3) != null,
                Collections.unmodifiableSequencedMap(codes));
    }

    public CodeListName name() {
        return name;
    }

    /** The version of the data, raised whenever an entry is added or changed. */
    public int version() {
        return version;
    }

    /** Whether a message with a code that is not here is refused, because nobody may act on what he cannot read. */
    public boolean refusesUnknown() {
        return refusesUnknown;
    }

    public boolean contains(String code) {
        return codes.containsKey(code);
    }

    public Optional<Code> find(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    /** All entries in the order of the file, which is the order of severity where the list is a scale. */
    public Collection<Code> codes() {
        return codes.sequencedValues();
    }

    private static List<String> cells(CodeListName name, int number, String line, int wanted) {
        var cells = new ArrayList<String>();
        var matcher = CELL.matcher(line);
        int end = 0;
        while (matcher.find()) {
            cells.add(text(matcher));
            end = matcher.end();
            if (matcher.group(3).isEmpty()) {
                break;
            }
        }
        boolean isWhole = cells.size() == wanted && end == line.length();
        if (!isWhole || cells.get(0).isBlank() || cells.get(1).isBlank()) {
            throw malformed(name, number, "not exactly " + wanted + " cells, the first two filled");
        }
        return cells;
    }

    private static Code code(List<String> columns, List<String> cells) {
        var labels = new LinkedHashMap<String, String>();
        var more = new LinkedHashMap<String, String>();
        for (int i = 2; i < columns.size(); i++) {
            var column = columns.get(i);
            if (!cells.get(i).isBlank() && column.startsWith("label_")) {
                labels.put(column.substring("label_".length()), cells.get(i));
            } else if (!cells.get(i).isBlank() && !column.equals("source")) {
                more.put(column, cells.get(i));
            }
        }
        return new Code(cells.get(0), cells.get(1), cells.get(columns.indexOf("source")), labels, more);
    }

    private static String text(Matcher cell) {
        var quoted = cell.group(1);
        return quoted == null ? cell.group(2) : quoted.replace("\"\"", "\"");
    }

    private static IllegalStateException malformed(CodeListName name, int line, String what) {
        return new IllegalStateException("Code list " + name.wireName() + ", line " + line + ": " + what);
    }
}
