package org.entente.core.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.core.directory.ListedState.Place;

/** Which desk somebody looks for; what is empty does not matter. */
public record DeskQuestion(
        Optional<String> state,
        Optional<String> family,
        Optional<String> instrument,
        Optional<String> language,
        boolean openOnly) {

    /** In the order of the directory. */
    public List<Place> find(DirectoryDocument directory, Instant at) {
        return directory
                .desks()
                .filter(place -> state.map(place.state().state().value()::equalsIgnoreCase)
                        .orElse(true))
                .filter(place -> family.map(place.desk().families()::contains).orElse(true))
                .filter(place ->
                        instrument.map(place.desk().instruments()::contains).orElse(true))
                .filter(place -> language.map(place.desk()::speaks).orElse(true))
                .filter(place -> !openOnly || place.desk().hours().isOpen(at))
                .toList();
    }
}
