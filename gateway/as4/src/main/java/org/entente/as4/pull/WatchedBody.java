package org.entente.as4.pull;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a partner hands over, given up when nothing of it comes for too long: the JDK's client would wait for ever. */
final class WatchedBody extends FilterInputStream {

    private final ScheduledExecutorService watch;
    private final Duration silence;
    private final AtomicBoolean isGivenUp = new AtomicBoolean();

    /** {@code silence} is how long the next bytes may take. */
    WatchedBody(InputStream body, ScheduledExecutorService watch, Duration silence) {
        super(body);
        this.watch = watch;
        this.silence = silence;
    }

    boolean isGivenUp() {
        return isGivenUp.get();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Future<?> end = watch.schedule(this::giveUp, silence.toMillis(), TimeUnit.MILLISECONDS);
        try {
            int count = super.read(target, offset, length);
            if (isGivenUp.get()) {
                throw new IOException("Nothing came for " + silence);
            }
            return count;
        } finally {
            end.cancel(false);
        }
    }

    private void giveUp() {
        isGivenUp.set(true);
        try {
            close();
        } catch (IOException alreadyClosed) {
            // Whoever reads is told in any case.
        }
    }
}
