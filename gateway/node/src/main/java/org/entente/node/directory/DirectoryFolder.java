package org.entente.node.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.core.directory.DirectoryDocument;
import org.entente.core.directory.SignedDirectory;

/** The versions that lie in a folder: {@code directory-7.yaml} (or .json) and beside it {@code directory-7.*.p7s}. */
public final class DirectoryFolder {

    private static final Pattern DOCUMENT = Pattern.compile("directory-([1-9][0-9]{0,8})\\.(?:yaml|json)");
    private static final int LARGEST_SIGNATURE = 64 * 1024;

    private final Path folder;
    private final DirectoryLimits limits;

    public DirectoryFolder(Path folder, DirectoryLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /** What could be read, the oldest first, and one sentence for each file that could not. */
    public record Reading(List<SignedDirectory> versions, List<String> unreadable) {}

    /** Reads the versions from this one on; what came before it need not be there. */
    public Reading from(long first) {
        var versions = new ArrayList<SignedDirectory>();
        var unreadable = new ArrayList<String>();
        Map<Long, List<Path>> files = documents(first);
        if (files.size() > limits.versions()) {
            unreadable.add("The folder holds more than " + limits.versions() + " versions; none is read: " + folder);
            return new Reading(List.of(), unreadable);
        }
        files.values().stream().flatMap(List::stream).forEach(file -> {
            try {
                versions.add(read(file));
            } catch (DirectoryFault wrong) {
                unreadable.add(wrong.getMessage());
            }
        });
        return new Reading(versions, unreadable);
    }

    /** The number of the newest version by its name; 0 where there is none. */
    long highest() {
        return documents(1).keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** One version; throws {@link DirectoryFault} that names the file. */
    public SignedDirectory read(Path file) {
        try {
            byte[] bytes = bytes(file, limits.bytes());
            DirectoryDocument document = DirectoryYaml.read(bytes, limits);
            String name = "directory-" + document.version();
            if (!stem(file).equals(name)) {
                throw new DirectoryFault(
                        "it says that it is version " + document.version() + ", so its name must be " + name + ".yaml");
            }
            return new SignedDirectory(bytes, document, signatures(file));
        } catch (DirectoryFault wrong) {
            throw new DirectoryFault(file.getFileName() + ": " + wrong.getMessage(), wrong);
        } catch (IOException unreadable) {
            throw new DirectoryFault(file + " cannot be read", unreadable);
        }
    }

    private Map<Long, List<Path>> documents(long first) {
        var found = new TreeMap<Long, List<Path>>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(file -> {
                Matcher name = DOCUMENT.matcher(file.getFileName().toString());
                if (name.matches() && Long.parseLong(name.group(1)) >= first) {
                    found.computeIfAbsent(Long.valueOf(name.group(1)), version -> new ArrayList<>())
                            .add(file);
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder of the directory cannot be read: " + folder, unreadable);
        }
        return found;
    }

    private Map<String, byte[]> signatures(Path document) throws IOException {
        String begin = stem(document) + ".";
        try (Stream<Path> files = Files.list(document.toAbsolutePath().getParent())) {
            List<Path> beside = files.filter(
                            file -> file.getFileName().toString().startsWith(begin)
                                    && file.getFileName().toString().endsWith(".p7s"))
                    .sorted()
                    .limit(limits.signatures() + 1L)
                    .toList();
            if (beside.size() > limits.signatures()) {
                throw new DirectoryFault("more than " + limits.signatures() + " signatures lie beside it");
            }
            var signatures = new TreeMap<String, byte[]>();
            for (Path file : beside) {
                signatures.put(file.getFileName().toString(), bytes(file, LARGEST_SIGNATURE));
            }
            return signatures;
        }
    }

    /** Reads no more than the limit, however large the file grows meanwhile. */
    private static byte[] bytes(Path file, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new DirectoryFault(file.getFileName() + " is larger than " + limit + " bytes");
            }
            return bytes;
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
