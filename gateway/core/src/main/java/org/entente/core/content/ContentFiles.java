package org.entente.core.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.core.content.Locator.Filed;

/** The files of the content store as such, for upkeep: it does not know which of them a commit names. */
public interface ContentFiles {

    /**
     * Looks at {@code most} files in the order of their names, half-written ones too.
     *
     * @param after where the look before ended; empty to begin at the first
     * @param before only files that were not written to since then are given
     */
    Slice look(Optional<Filed> after, Instant before, int most);

    /** Removes one that no commit names; it may be gone already. */
    void remove(Filed file);

    /** What was found, and where to go on; {@code last} is empty at the end of the store. */
    record Slice(List<Filed> old, Optional<Filed> last) {
        public Slice {
            old = List.copyOf(old);
        }
    }
}
