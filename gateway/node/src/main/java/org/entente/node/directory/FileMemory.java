package org.entente.node.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.entente.core.approval.BrokenTrust;
import org.entente.core.content.Digest;
import org.entente.core.directory.DirectoryChain.Seen;
import org.entente.core.directory.SignedDirectory;

/** What somebody without a node has seen, in a plain file: it helps against whoever brings files, not against root. */
public final class FileMemory implements DirectoryMemory {

    private final Path file;

    public FileMemory(Path file) {
        this.file = file;
    }

    @Override
    public Optional<Seen> seen() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String[] words = Files.readString(file).strip().split(" ", -1);
            if (words.length == 2 && words[0].matches("[0-9]{1,9}")) {
                return Optional.of(new Seen(Long.parseLong(words[0]), new Digest(words[1])));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("What was seen of the directory cannot be read from " + file, unreadable);
        } catch (IllegalArgumentException misshapen) {
            throw broken();
        }
        throw broken();
    }

    private BrokenTrust broken() {
        return new BrokenTrust("Somebody changed " + file + ", in which the last version that was seen stands");
    }

    @Override
    public Optional<SignedDirectory> kept(Seen seen) {
        return Optional.empty();
    }

    @Override
    public void remember(SignedDirectory directory) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path half = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(half, directory.version() + " " + directory.digest() + "\n");
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The directory cannot be remembered in " + file, unwritable);
        }
    }
}
