package org.entente.node.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.core.content.KeyVault;
import org.entente.core.directory.DirectoryChain.Seen;
import org.entente.core.directory.SignedDirectory;
import org.entente.node.approval.SealedHead;

/** What one node has seen, under a mark that only its key makes, with a copy of it, in the node's home. */
public final class NodeMemory implements DirectoryMemory {

    /** The names in a node's home of the mark and of the folder with the version that it marks. */
    public static final String SEEN = "directory.seen";

    public static final String COPY = "directory";

    private static final String PURPOSE = "directory-head";

    private final SealedHead head;
    private final Path folder;
    private final DirectoryLimits limits;

    public NodeMemory(Path home, KeyVault vault, DirectoryLimits limits) {
        this.head = new SealedHead(home.resolve(SEEN), vault, PURPOSE);
        this.folder = home.resolve(COPY);
        this.limits = limits;
    }

    @Override
    public Optional<Seen> seen() {
        return head.load().map(last -> new Seen(last.number(), last.digest()));
    }

    @Override
    public Optional<SignedDirectory> kept(Seen seen) {
        return new DirectoryFolder(folder, limits)
                .from(seen.version()).versions().stream()
                        .filter(one -> Seen.of(one).equals(seen))
                        .findFirst();
    }

    /** The copy first: a head without its copy could not be read again when the folder is emptied. */
    @Override
    public void remember(SignedDirectory directory) {
        String stem = "directory-" + directory.version();
        try {
            Files.createDirectories(folder);
            List<Path> older = files();
            for (var signature : directory.signatures().entrySet()) {
                Files.write(folder.resolve(signature.getKey()), signature.getValue());
            }
            Files.write(folder.resolve(stem + ".yaml"), directory.bytes());
            head.save(new SealedHead.Head(directory.version(), directory.digest()));
            for (Path file : older) {
                if (!file.getFileName().toString().startsWith(stem + ".")) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The directory cannot be kept in " + folder, unwritable);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
