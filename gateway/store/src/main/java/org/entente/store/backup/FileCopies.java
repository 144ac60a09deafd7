package org.entente.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Copies files into one folder, each onto the disk, and notes size and SHA-256 of what it wrote. */
public final class FileCopies {

    private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int BUFFER = 1 << 17;

    private final Path target;
    private final List<Copied> all = new ArrayList<>();

    /** Takes the folder to copy into. */
    public FileCopies(Path target) {
        this.target = target;
    }

    /** One file below the folder, its path with slashes. */
    public record Copied(String path, long size, String sha256) {}

    public List<Copied> all() {
        return List.copyOf(all);
    }

    /** Makes an empty folder. */
    public void folder(String path) throws IOException {
        Files.createDirectories(target.resolve(path), FOLDER);
    }

    /** Copies one file; what is gone meanwhile was not to be copied. */
    public void copy(Path source, String path) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            write(in, path);
        } catch (NoSuchFileException goneMeanwhile) {
            return;
        }
    }

    public void write(InputStream in, String path) throws IOException {
        Path to = target.resolve(path);
        Path parent = to.getParent();
        if (parent != null) {
            Files.createDirectories(parent, FOLDER);
        }
        MessageDigest digest = sha256();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (FileChannel out =
                FileChannel.open(to, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                size += read;
            }
            out.force(true);
        }
        all.add(new Copied(path, size, HexFormat.of().formatHex(digest.digest())));
    }

    /** What lies there now. */
    public static Copied look(Path folder, String path) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(folder.resolve(path))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
            }
        }
        return new Copied(path, size, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
