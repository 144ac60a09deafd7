package org.entente.store.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.entente.core.failure.FailStop;

/** Brings files and folders onto the disk, each once: an fsync that failed is never tried again, it ends the node. */
class Syncing {

    private final FailStop failStop;

    Syncing(FailStop failStop) {
        this.failStop = failStop;
    }

    void requireTrust() {
        failStop.requireGoing();
    }

    final void force(FileChannel file) {
        try {
            sync(file);
        } catch (IOException lost) {
            throw failStop.because("An fsync of the content store failed", lost);
        }
    }

    final void folder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            force(channel);
        }
    }

    /** What a test lets fail. */
    void sync(FileChannel channel) throws IOException {
        channel.force(true);
    }
}
