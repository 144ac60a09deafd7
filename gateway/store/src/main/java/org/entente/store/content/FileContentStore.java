package org.entente.store.content;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.entente.core.content.ContentKey;
import org.entente.core.content.ContentStore;
import org.entente.core.content.KeyVault;
import org.entente.core.content.Locator;
import org.entente.core.content.Part;
import org.entente.core.failure.FailStop;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.message.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps parts encrypted under their message's key: up to 32 KiB for the ledger's own commit, larger ones in files.
 *
 * <p>A file is on the disk, and its folder too, before {@link #keep} returns; plain text never touches the disk. It
 * does not know which files a commit names: what a crash leaves behind unnamed is unreadable without its key.
 */
public final class FileContentStore implements ContentStore {

    static final int INLINE = 32 * 1024;
    static final String HALF = ".new";
    private static final Logger LOG = LoggerFactory.getLogger(FileContentStore.class);
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    private final KeyVault vault;
    private final SecureRandom random;
    private final Syncing syncing;

    /** Makes the folder when it is missing; ends the node when an fsync fails. */
    public FileContentStore(Path folder, KeyVault vault, SecureRandom random, FailStop failStop) {
        this(folder, vault, random, new Syncing(failStop));
    }

    FileContentStore(Path folder, KeyVault vault, SecureRandom random, Syncing syncing) {
        this.folder = folder;
        this.vault = vault;
        this.random = random;
        this.syncing = syncing;
        try {
            Files.createDirectories(folder, FOLDER);
        } catch (IOException disk) {
            throw unavailable(disk);
        }
    }

    @Override
    public ContentKey newKey() {
        return vault.newKey();
    }

    @Override
    public ContentKey ownedBy(Desk agency, ContentKey key) {
        return vault.ownedBy(agency, key);
    }

    @Override
    public Part keep(ContentKey key, PartName name, InputStream in, long limit) {
        syncing.requireTrust();
        Incoming body = new Incoming(in, limit);
        try {
            byte[] beginning = body.readNBytes(INLINE + 1);
            Locator locator = beginning.length <= INLINE
                    ? new Locator.Inline(Sealing.fresh(
                                    vault.unwrap(key), inlineName(name.role().name()), random)
                            .seal(beginning))
                    : write(vault.unwrap(key), new SequenceInputStream(new ByteArrayInputStream(beginning), body));
            return new Part(name.role(), name.name(), name.mediaType(), body.size(), body.digest(), locator);
        } catch (IOException disk) {
            throw unavailable(disk);
        }
    }

    @Override
    public InputStream open(ContentKey key, Part part) {
        SecretKey secret = vault.unwrap(key);
        try {
            return switch (part.locator()) {
                case Locator.Inline inline ->
                    opened(part, secret, inlineName(part.role().name()), new ByteArrayInputStream(inline.sealed()));
                case Locator.Left left -> throw new IllegalStateException("A list brings no content along");
                case Locator.Filed filed ->
                    opened(part, secret, filed.file().toString(), Files.newInputStream(path(filed.file())));
            };
        } catch (IOException missing) {
            throw new PermanentFault(
                    FailureCode.CONTENT_DAMAGED, "A stored " + part.role() + " is missing or cut off", missing);
        }
    }

    @Override
    public void discard(Part part) {
        switch (part.locator()) {
            case Locator.Inline inline -> LOG.trace("{} goes with its caller", inline);
            case Locator.Left left -> LOG.trace("{} stays in the ledger", left);
            case Locator.Filed filed -> remove(path(filed.file()));
        }
    }

    private static InputStream opened(Part part, SecretKey key, String name, InputStream sealed) throws IOException {
        InputStream buffered = new BufferedInputStream(sealed, Sealing.CHUNK + Sealing.TAG);
        try {
            return new OpenedPart(part, buffered, Sealing.of(key, name, buffered));
        } catch (IOException cutOff) {
            buffered.close();
            throw cutOff;
        }
    }

    private Locator write(SecretKey key, InputStream plain) throws IOException {
        UUID name = newName();
        Path target = path(name);
        Path half = target.resolveSibling(name + HALF);
        makeFolderOf(target);
        boolean isDone = false;
        try {
            try (FileChannel file = FileChannel.open(
                            half, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE);
                    OutputStream sealed = Channels.newOutputStream(file)) {
                Sealing.fresh(key, name.toString(), random).seal(plain, sealed);
                syncing.force(file);
            }
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            syncing.folder(folderOf(target));
            isDone = true;
            return new Locator.Filed(name);
        } finally {
            if (!isDone) {
                remove(half);
                remove(target);
            }
        }
    }

    /** New folders are on the disk before anything in them counts. */
    private void makeFolderOf(Path target) throws IOException {
        Path inner = folderOf(target);
        if (Files.isDirectory(inner)) {
            return;
        }
        Files.createDirectories(inner, FOLDER);
        syncing.folder(folderOf(inner));
        syncing.folder(folder);
    }

    private Path path(UUID name) {
        return place(folder, name);
    }

    static Path place(Path folder, UUID name) {
        String text = name.toString();
        return folder.resolve(text.substring(0, 2))
                .resolve(text.substring(2, 4))
                .resolve(text);
    }

    private Path folderOf(Path path) {
        Path parent = path.getParent();
        return parent == null ? folder : parent;
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException disk) {
            LOG.warn("A file that nothing names could not be removed: {}", file.getFileName());
        }
    }

    /** A random UUID, version 4 (RFC 9562 section 5.4). */
    private UUID newName() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        ByteBuffer both = ByteBuffer.wrap(bytes);
        return new UUID(both.getLong(), both.getLong());
    }

    private static String inlineName(String role) {
        return "inline " + role;
    }

    private static TemporaryFault unavailable(IOException disk) {
        return new TemporaryFault(FailureCode.STORE_UNAVAILABLE, "The disk of the content store failed", disk);
    }
}
