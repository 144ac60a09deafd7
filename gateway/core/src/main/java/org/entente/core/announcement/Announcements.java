package org.entente.core.announcement;

import java.time.Duration;
import org.entente.core.message.MessageId;

/**
 * Tells all nodes of one State which message has moved. For speed only: an announcement may be lost, late or repeated.
 *
 * <p>Who waits takes the watch first, reads the ledger second, and waits third: then nothing slips between.
 */
public interface Announcements {

    /** Returns at once and never fails; to be called after the commit. */
    void publish(Announcement moved);

    /** Watches one message from now on. */
    Watch watch(MessageId message);

    /** A watcher's ear; the watcher closes it. */
    interface Watch extends AutoCloseable {

        /** True as soon as something was announced since the watch was taken or last answered; false after patience. */
        boolean await(Duration patience) throws InterruptedException;

        @Override
        void close();
    }
}
