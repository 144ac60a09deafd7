package org.entente.language.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entente.schemas.Family;
import org.entente.schemas.SharedSchema;

/** What lies beside a family's schema: its examples and counter-examples, found on the class path, jar or folder. */
public final class FamilyFolder {

    private static final String ROOT = "/org/entente/schemas/";

    private FamilyFolder() {}

    /** File name to content, in the order of names. */
    public static SequencedMap<String, byte[]> files(Family family, String folder, String ending) {
        String path = ROOT + "families/" + family.wireName() + "/" + family.version() + "/" + folder;
        URL url = SharedSchema.class.getResource(path);
        if (url == null) {
            return new TreeMap<>();
        }
        try {
            URI uri = url.toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Path.of(uri), ending);
            }
            try (FileSystem jar = FileSystems.newFileSystem(jarOf(uri), Map.of())) {
                return read(jar.getPath(path), ending);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path jarOf(URI uri) {
        String whole = uri.getSchemeSpecificPart();
        return Path.of(URI.create(whole.substring(0, whole.indexOf("!/"))));
    }

    private static SequencedMap<String, byte[]> read(Path folder, String ending) throws IOException {
        SequencedMap<String, byte[]> files = new TreeMap<>();
        List<Path> found;
        try (Stream<Path> all = Files.list(folder)) {
            found = all.filter(file -> file.toString().endsWith(ending)).toList();
        }
        for (Path file : found) {
            files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        }
        return files;
    }
}
