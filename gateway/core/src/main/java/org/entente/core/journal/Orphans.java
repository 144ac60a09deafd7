package org.entente.core.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.core.content.ContentFiles;
import org.entente.core.content.ContentFiles.Slice;
import org.entente.core.content.Locator.Filed;
import org.entente.core.ledger.Ledger;

/**
 * Removes content that no commit names: what a crash, or a commit that was not made, has left behind.
 *
 * <p>It only looks at files so old that no submission or arrival can still be on its way to a commit. A round goes on
 * where the last one ended.
 */
public final class Orphans {

    private final ContentFiles files;
    private final Ledger ledger;
    private final Clock clock;
    private final Duration age;
    private final int most;
    private Optional<Filed> place;

    /**
     * Takes where the first round begins, so that a node which restarts often gets everywhere in time.
     *
     * @param age well above the time in which a door must have a body, and a room its commit
     * @param most files looked at in one round
     */
    public Orphans(ContentFiles files, Ledger ledger, Clock clock, Duration age, int most, Filed begin) {
        this.files = files;
        this.ledger = ledger;
        this.clock = clock;
        this.age = age;
        this.most = most;
        this.place = Optional.of(begin);
    }

    /** How many were removed. */
    public synchronized int remove() {
        Slice slice = files.look(place, clock.instant().minus(age), most);
        Set<Filed> named = slice.old().isEmpty() ? Set.of() : ledger.namedAmong(slice.old());
        List<Filed> orphans =
                slice.old().stream().filter(file -> !named.contains(file)).toList();
        orphans.forEach(files::remove);
        place = slice.last();
        return orphans.size();
    }
}
