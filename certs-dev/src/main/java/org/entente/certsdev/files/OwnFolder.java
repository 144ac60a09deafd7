package org.entente.certsdev.files;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.entente.certsdev.issue.PlayPkiFault;

/**
 * A folder that only its owner may enter (0700), with files that only its owner may read (0600).
 *
 * <p>A file appears whole or not at all, whenever the process ends. Deletes nothing.
 */
public record OwnFolder(Path path) {
    private static final String FOLDER_MODE = "rwx------";
    private static final String FILE_MODE = "rw-------";

    /** Makes the folder where it is missing, and narrows its mode where it is wider. */
    public static OwnFolder at(Path path) {
        try {
            var mode = PosixFilePermissions.fromString(FOLDER_MODE);
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(mode));
            Files.setPosixFilePermissions(path, mode);
            return new OwnFolder(path);
        } catch (IOException e) {
            throw new PlayPkiFault("Cannot make the folder " + path, e);
        }
    }

    /** Writes a file that follows another: when it is missing or says something else. */
    public void follow(String name, byte[] content) {
        var file = path.resolve(name);
        try {
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                write(name, content);
            }
        } catch (IOException e) {
            throw new PlayPkiFault("Cannot read " + file, e);
        }
    }

    /** Writes a file, whole or not at all. */
    public void write(String name, byte[] content) {
        try {
            var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FILE_MODE));
            var unfinished = Files.createTempFile(path, ".", ".unfinished", mode);
            Files.write(unfinished, content);
            Files.move(unfinished, path.resolve(name), ATOMIC_MOVE);
        } catch (IOException e) {
            throw new PlayPkiFault("Cannot write " + path.resolve(name), e);
        }
    }
}
