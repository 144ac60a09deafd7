package org.entente.core.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.core.content.Digest;
import org.entente.core.directory.ListedState.Place;
import org.entente.core.message.StateCode;

/**
 * One version of the directory as its signers wrote it.
 *
 * @param version from 1 on, without a gap
 * @param previous the SHA-256 of the version before it; {@link #NOTHING} for version 1
 * @param next who signs the version after this one; where these are others than before, both sign this one
 */
public record DirectoryDocument(
        long version, Instant issued, Instant validUntil, Digest previous, Signers next, List<ListedState> states) {

    /** Comes before the first version. */
    public static final Digest NOTHING = new Digest("0".repeat(64));

    public DirectoryDocument {
        states = List.copyOf(states);
        Wrong.unless(version > 0, "versions begin at 1");
        Wrong.unless((version == 1) == previous.equals(NOTHING), "version 1 has a previous of 64 zeros, no other has");
        Wrong.unless(validUntil.isAfter(issued), "it ends before it begins");
        Wrong.unless(!states.isEmpty(), "it names no State");
        Wrong.unless(
                states.stream()
                                .map(ListedState::state)
                                .collect(Collectors.toSet())
                                .size()
                        == states.size(),
                "a State stands in it twice");
    }

    public Optional<ListedState> of(StateCode code) {
        return states.stream().filter(one -> one.state().equals(code)).findFirst();
    }

    public Stream<Place> desks() {
        return states.stream().flatMap(ListedState::desks);
    }
}
