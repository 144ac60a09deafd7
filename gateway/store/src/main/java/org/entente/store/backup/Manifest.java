package org.entente.store.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.store.backup.FileCopies.Copied;

/**
 * What a backup consists of: whose it is, when it was taken, and every file with size and SHA-256.
 *
 * @param node the name of the node that took it
 * @param begun what happened later may be missing from it
 * @param hasKeys whether the keys are in it, closed with a passphrase
 */
public record Manifest(String state, String node, Instant begun, Instant ended, boolean hasKeys, List<Copied> files) {

    public static final String NAME = "manifest";
    public static final String SIGNATURE = "manifest.sig";

    private static final String FORMAT = "entente-backup 1";

    public Manifest {
        files = List.copyOf(files);
    }

    /** One line for each thing, so that a person can read it too. */
    public byte[] bytes() {
        String head = String.join(
                "\n",
                FORMAT,
                "state " + state,
                "node " + node,
                "begun " + begun,
                "ended " + ended,
                "keys " + (hasKeys ? "closed" : "none"));
        String lines = files.stream()
                .map(file -> "file " + file.sha256() + " " + file.size() + " " + file.path())
                .collect(Collectors.joining("\n", "\n", "\n"));
        return (head + lines).getBytes(StandardCharsets.UTF_8);
    }

    /** Throws {@link IOException} with one sentence for what is no manifest. */
    public static Manifest read(byte[] bytes) throws IOException {
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty() || !FORMAT.equals(lines.getFirst())) {
            throw new IOException("This is no manifest of a backup that this version reads");
        }
        Map<String, String> head = new HashMap<>();
        List<Copied> files = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ", 2);
            if (words.length < 2) {
                throw new IOException("A line of the manifest is cut off");
            }
            if ("file".equals(words[0])) {
                files.add(file(words[1]));
            } else {
                head.put(words[0], words[1]);
            }
        }
        try {
            return new Manifest(
                    required(head, "state"),
                    required(head, "node"),
                    Instant.parse(required(head, "begun")),
                    Instant.parse(required(head, "ended")),
                    "closed".equals(required(head, "keys")),
                    files);
        } catch (DateTimeParseException noTime) {
            throw new IOException("The manifest does not say when the backup was taken", noTime);
        }
    }

    private static String required(Map<String, String> head, String name) throws IOException {
        String value = head.get(name);
        if (value == null) {
            throw new IOException("The manifest does not say: " + name);
        }
        return value;
    }

    private static Copied file(String words) throws IOException {
        String[] parts = words.split(" ", 3);
        boolean isWhole = parts.length == 3 && parts[1].matches("[0-9]{1,18}");
        // Nothing of a backup may be written outside its folder.
        if (!isWhole
                || parts[2].startsWith("/")
                || List.of(parts[2].split("/", -1)).contains("..")) {
            throw new IOException("A line of the manifest does not name a file of the backup");
        }
        return new Copied(parts[2], Long.parseLong(parts[1]), parts[0]);
    }

    /** One sentence for each file that is missing, altered, or not in the manifest. */
    public List<String> findings(Path folder) throws IOException {
        List<String> wrong = new ArrayList<>();
        Set<String> named = new HashSet<>(Set.of(NAME, SIGNATURE));
        for (Copied file : files) {
            named.add(file.path());
            if (!Files.isRegularFile(folder.resolve(file.path()))) {
                wrong.add("Missing: " + file.path());
            } else if (!FileCopies.look(folder, file.path()).equals(file)) {
                wrong.add("Altered: " + file.path());
            }
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .filter(path -> !named.contains(path))
                    .forEach(path -> wrong.add("Not in the manifest: " + path));
        }
        return wrong;
    }
}
