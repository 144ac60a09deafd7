package org.entente.core.evidence;

import java.time.Instant;
import org.entente.core.content.Digest;

/** Which notices of something to come went out, known to all nodes of a State and beyond their end. */
public interface NoticeBook {

    /**
     * Asks whether to give a notice, and writes down that it was given.
     *
     * @return true for one caller only, and for nobody once a notice of as many days or fewer went out
     */
    boolean claim(Digest what, int daysBefore, Instant now);
}
