package org.entente.integration.story;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for byte strings in every file below a folder, while those who write there go on. */
record DiskSearch(List<Path> filesRead, Set<String> kindsRead, Set<String> found) {

    static DiskSearch of(Path folder, Map<String, byte[]> marks) throws IOException {
        var read = new ArrayList<Path>();
        var kinds = new HashSet<String>();
        var found = new TreeSet<String>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String content = content(file);
                read.add(file);
                folder.relativize(file).forEach(step -> kinds.add(step.toString()));
                marks.forEach((name, bytes) -> {
                    if (content.contains(new String(bytes, StandardCharsets.ISO_8859_1))) {
                        found.add(name + " in " + folder.relativize(file));
                    }
                });
            }
        }
        return new DiskSearch(read, kinds, found);
    }

    /** One character for each byte, so that bytes can be looked for as text. */
    private static String content(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return "";
        }
    }
}
