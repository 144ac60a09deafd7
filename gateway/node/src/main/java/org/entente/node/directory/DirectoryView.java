package org.entente.node.directory;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.core.content.Digest;
import org.entente.core.directory.DeskQuestion;
import org.entente.core.directory.DirectoryDocument;
import org.entente.core.directory.HoursText;
import org.entente.core.directory.ListedState;
import org.entente.core.directory.ListedState.Place;
import org.entente.core.directory.SignedDirectory;

/**
 * What the directory answers to a question at one instant.
 *
 * @param expired whether it should have been replaced by now; it is still shown, because an old telephone number at
 *     night is better than none
 * @param states those of which a desk was found
 */
public record DirectoryView(
        long version,
        String digest,
        Instant issued,
        Instant validUntil,
        boolean expired,
        Instant at,
        List<StateView> states,
        List<DeskView> desks) {

    public DirectoryView {
        states = List.copyOf(states);
        desks = List.copyOf(desks);
    }

    /** A State's gateway. */
    public record StateView(
            String state,
            String name,
            List<URI> endpoints,
            Set<String> tls,
            Set<String> signing,
            Set<String> encryption) {}

    /** A desk, with what its clock says and whether somebody is there. */
    public record DeskView(
            String state,
            String stateName,
            String authority,
            String agency,
            String desk,
            String name,
            Set<String> families,
            Set<String> instruments,
            List<String> languages,
            String hours,
            String localTime,
            boolean open,
            Optional<String> opensNext,
            String phone) {}

    public static DirectoryView of(SignedDirectory directory, DeskQuestion question, Instant at) {
        DirectoryDocument document = directory.document();
        List<Place> found = question.find(document, at);
        return new DirectoryView(
                document.version(),
                directory.digest().hex(),
                document.issued(),
                document.validUntil(),
                !document.validUntil().isAfter(at),
                at,
                found.stream()
                        .map(Place::state)
                        .distinct()
                        .map(DirectoryView::state)
                        .toList(),
                found.stream().map(place -> desk(place, at)).toList());
    }

    private static StateView state(ListedState state) {
        return new StateView(
                state.state().value(),
                state.name(),
                state.endpoints(),
                hashes(state.certificates().tls()),
                hashes(state.certificates().signing()),
                hashes(state.certificates().encryption()));
    }

    private static Set<String> hashes(Set<Digest> digests) {
        return digests.stream().map(Digest::hex).collect(Collectors.toCollection(TreeSet::new));
    }

    private static DeskView desk(Place place, Instant at) {
        var desk = place.desk();
        return new DeskView(
                place.state().state().value(),
                place.state().name(),
                place.agency().authority().name(),
                place.agency().name(),
                desk.id(),
                desk.name(),
                new TreeSet<>(desk.families()),
                new TreeSet<>(desk.instruments()),
                desk.languages(),
                HoursText.words(desk.hours()),
                desk.hours().localTime(at).toOffsetDateTime().toString(),
                desk.hours().isOpen(at),
                desk.hours().opensNext(at).map(next -> next.toOffsetDateTime().toString()),
                desk.phone());
    }
}
