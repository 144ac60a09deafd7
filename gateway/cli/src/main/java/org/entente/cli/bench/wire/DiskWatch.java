package org.entente.cli.bench.wire;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.entente.cli.bench.states.Machine;

/** Looks again and again how many bytes lie below some folders, and remembers the most of each. */
final class DiskWatch implements AutoCloseable {

    private static final Duration AGAIN = Duration.ofMillis(100);

    private final List<Path> folders;
    private final AtomicLongArray most;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> looking;

    private DiskWatch(List<Path> folders) {
        this.folders = List.copyOf(folders);
        this.most = new AtomicLongArray(folders.size());
        this.looking = clock.scheduleWithFixedDelay(this::look, 0, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    static DiskWatch over(List<Path> folders) {
        return new DiskWatch(folders);
    }

    /** The most of each folder up to now. */
    List<Long> most() {
        look();
        return folders.stream().map(folder -> most.get(folders.indexOf(folder))).toList();
    }

    private void look() {
        for (int i = 0; i < folders.size(); i++) {
            most.accumulateAndGet(i, Machine.bytesBelow(folders.get(i)), Math::max);
        }
    }

    @Override
    public void close() {
        looking.cancel(true);
        clock.shutdownNow();
    }
}
