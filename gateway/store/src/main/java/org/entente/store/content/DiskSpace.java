package org.entente.store.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.TemporaryFault;

/** Space that stays free for what is accepted already, on every disk that the node writes to. */
public record DiskSpace(List<Path> folders, long reserve) {

    public DiskSpace {
        folders = List.copyOf(folders);
    }

    /** Throws {@link TemporaryFault} DISK_NEARLY_FULL when a new message would eat into the reserve. */
    public void require() {
        for (Path folder : folders) {
            if (usable(folder) < reserve) {
                throw new TemporaryFault(
                        FailureCode.DISK_NEARLY_FULL, "Less than " + (reserve >> 20) + " MiB are free on a disk");
            }
        }
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException unreadable) {
            throw new TemporaryFault(FailureCode.STORE_UNAVAILABLE, "A disk cannot be asked for its space", unreadable);
        }
    }
}
