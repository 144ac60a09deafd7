package org.entente.node.approval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import org.entente.core.approval.BrokenTrust;
import org.entente.core.content.Digest;
import org.entente.core.content.KeyVault;

/**
 * The last of a chain that this node has seen (acts of trust, versions of the directory), in a file of its own that
 * only the node's key can write.
 *
 * <p>Whoever can write the database or a folder but not this cannot take anything away, nor begin the chain anew.
 */
public final class SealedHead {

    private final Path file;
    private final KeyVault vault;
    private final String purpose;

    /** Takes what the mark is for, so that the head of one chain is none of another. */
    public SealedHead(Path file, KeyVault vault, String purpose) {
        this.file = file;
        this.vault = vault;
        this.purpose = purpose;
    }

    /** One link by its number and its digest. */
    public record Head(long number, Digest digest) {
        @Override
        public String toString() {
            return number + " " + digest;
        }
    }

    /** Empty where this node has seen none; throws {@link BrokenTrust} where somebody else wrote the file. */
    public Optional<Head> load() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String[] words = Files.readString(file).strip().split(" ", -1);
            if (words.length == 3 && mark(words[0] + " " + words[1]).equals(words[2])) {
                return Optional.of(new Head(Long.parseLong(words[0]), new Digest(words[1])));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("What this node has seen last cannot be read from " + file, unreadable);
        }
        throw new BrokenTrust("Somebody else wrote " + file + ", in which this node keeps what it saw last");
    }

    public void save(Head head) {
        try {
            Path half = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(half, head + " " + mark(head.toString()) + "\n");
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException wrongDisk) {
            throw new IllegalStateException("The node's home must be on one file system", wrongDisk);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("What was seen last cannot be remembered in " + file, unwritable);
        }
    }

    private String mark(String text) {
        return HexFormat.of().formatHex(vault.mark(purpose, text));
    }
}
