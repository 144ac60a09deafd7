package org.entente.store.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.core.content.ContentFiles;
import org.entente.core.content.Locator.Filed;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.TemporaryFault;

/** The files that {@link FileContentStore} writes, as upkeep sees them; it opens none. */
public final class FiledContents implements ContentFiles {

    private final Path folder;

    /** Takes the folder of the content store. */
    public FiledContents(Path folder) {
        this.folder = folder;
    }

    @Override
    public Slice look(Optional<Filed> after, Instant before, int most) {
        try {
            return new Look(after.map(place -> place.file().toString()).orElse(""), before, most).slice();
        } catch (IOException disk) {
            throw unavailable(disk);
        }
    }

    @Override
    public void remove(Filed file) {
        Path whole = FileContentStore.place(folder, file.file());
        try {
            Files.deleteIfExists(whole);
            Files.deleteIfExists(whole.resolveSibling(file.file() + FileContentStore.HALF));
        } catch (IOException disk) {
            throw unavailable(disk);
        }
    }

    /** One look: through the two levels of folders and the files in them, all in the order of their names. */
    private final class Look {

        private final String after;
        private final Instant before;
        private final int most;
        private final List<Filed> old = new ArrayList<>();
        private int seen;

        private Look(String after, Instant before, int most) {
            this.after = after;
            this.before = before;
            this.most = most;
        }

        private Slice slice() throws IOException {
            for (Path outer : from(folder, after.isEmpty() ? "" : after.substring(0, 2))) {
                for (Path inner : from(outer, "")) {
                    for (Path file : from(inner, "")) {
                        Optional<Filed> name = name(file).filter(this::isNew);
                        if (name.isEmpty()) {
                            continue;
                        }
                        seen++;
                        name.filter(filed -> isOld(file)).ifPresent(old::add);
                        if (seen >= most) {
                            return new Slice(old, name);
                        }
                    }
                }
            }
            return new Slice(old, Optional.empty());
        }

        private boolean isNew(Filed name) {
            return name.file().toString().compareTo(after) > 0;
        }

        private boolean isOld(Path file) {
            try {
                return Files.getLastModifiedTime(file).toInstant().isBefore(before);
            } catch (IOException goneMeanwhile) {
                return false;
            }
        }
    }

    private static List<Path> from(Path folder, String first) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> nameOf(path).compareTo(first) >= 0)
                    .sorted(Comparator.comparing(FiledContents::nameOf))
                    .toList();
        } catch (NoSuchFileException goneMeanwhile) {
            return List.of();
        }
    }

    private static Optional<Filed> name(Path file) {
        String text = nameOf(file);
        String bare = text.endsWith(FileContentStore.HALF)
                ? text.substring(0, text.length() - FileContentStore.HALF.length())
                : text;
        try {
            return Optional.of(new Filed(UUID.fromString(bare)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static TemporaryFault unavailable(IOException disk) {
        return new TemporaryFault(FailureCode.STORE_UNAVAILABLE, "The content store cannot be tidied", disk);
    }
}
