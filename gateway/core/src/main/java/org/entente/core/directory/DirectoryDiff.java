package org.entente.core.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.entente.core.content.Digest;
import org.entente.core.directory.ListedState.Place;

/** What one version of the directory changes against another, in sentences: signers first, then State by State. */
public final class DirectoryDiff {

    private final List<String> sentences = new ArrayList<>();

    private DirectoryDiff() {}

    public static List<String> of(DirectoryDocument before, DirectoryDocument after) {
        var diff = new DirectoryDiff();
        diff.signers(before.next(), after.next());
        diff.changed("The directory", "time of validity", before.validUntil(), after.validUntil());
        diff.states(before, after);
        return List.copyOf(diff.sentences);
    }

    private void signers(Signers before, Signers after) {
        if (before.quorum() != after.quorum()) {
            sentences.add("THE QUORUM CHANGES: %d of %d must sign (was %d of %d)"
                    .formatted(
                            after.quorum(),
                            after.certificates().size(),
                            before.quorum(),
                            before.certificates().size()));
        }
        missing(after.certificates(), before.certificates())
                .forEach(one -> sentences.add("A NEW SIGNER: certificate " + one));
        missing(before.certificates(), after.certificates())
                .forEach(one -> sentences.add("A SIGNER GOES: certificate " + one));
    }

    private void states(DirectoryDocument before, DirectoryDocument after) {
        after.states().stream()
                .filter(state -> before.of(state.state()).isEmpty())
                .forEach(state -> {
                    sentences.add(title(state) + " is new: " + state.endpoints());
                    uses(state.certificates())
                            .forEach((use, certificates) -> certificates.forEach(
                                    one -> sentences.add(title(state) + " has the " + use + " certificate " + one)));
                });
        before.states().stream()
                .filter(state -> after.of(state.state()).isEmpty())
                .forEach(state -> sentences.add(title(state) + " goes"));
        before.states().forEach(state -> after.of(state.state()).ifPresent(now -> state(state, now)));
    }

    private void state(ListedState before, ListedState after) {
        String title = title(after);
        changed(title, "name", before.name(), after.name());
        changed(title, "endpoint", before.endpoints(), after.endpoints());
        Map<String, Collection<Digest>> was = uses(before.certificates());
        uses(after.certificates()).forEach((use, now) -> {
            Collection<Digest> old = was.getOrDefault(use, List.of());
            missing(now, old).forEach(one -> sentences.add(title + " has a new " + use + " certificate: " + one));
            missing(old, now)
                    .forEach(one -> sentences.add(title + " no longer has the " + use + " certificate " + one));
        });
        Map<String, Place> desks = desks(before);
        Map<String, Place> then = desks(after);
        then.forEach((id, place) -> {
            Place old = desks.get(id);
            if (old == null) {
                sentences.add("%s: desk %s of %s is new: %s, telephone %s"
                        .formatted(
                                title,
                                id,
                                place.agency().name(),
                                place.desk().name(),
                                place.desk().phone()));
            } else {
                desk(title + ": desk " + id, old, place);
            }
        });
        desks.keySet().stream()
                .filter(id -> !then.containsKey(id))
                .forEach(id -> sentences.add(title + ": desk " + id + " goes"));
    }

    private void desk(String title, Place before, Place after) {
        ListedDesk was = before.desk();
        ListedDesk now = after.desk();
        changed(title, "phone", was.phone(), now.phone());
        changed(title, "hours", HoursText.words(was.hours()), HoursText.words(now.hours()));
        changed(title, "languages", was.languages(), now.languages());
        changed(title, "families", new TreeSet<>(was.families()), new TreeSet<>(now.families()));
        changed(title, "instruments", new TreeSet<>(was.instruments()), new TreeSet<>(now.instruments()));
        changed(title, "name", was.name(), now.name());
        changed(title, "authority", before.agency().authority(), after.agency().authority());
        changed(title, "agency", before.agency().name(), after.agency().name());
    }

    private void changed(String whose, String what, Object before, Object after) {
        if (!before.equals(after)) {
            sentences.add("%s has a new %s: %s (was %s)".formatted(whose, what, after, before));
        }
    }

    private static Map<String, Collection<Digest>> uses(ListedCertificates certificates) {
        var uses = new LinkedHashMap<String, Collection<Digest>>();
        uses.put("TLS", certificates.tls());
        uses.put("signing", certificates.signing());
        uses.put("encryption", certificates.encryption());
        return uses;
    }

    private static Map<String, Place> desks(ListedState state) {
        var desks = new LinkedHashMap<String, Place>();
        state.desks().forEach(place -> desks.put(place.desk().id(), place));
        return desks;
    }

    private static List<String> missing(Collection<Digest> all, Collection<Digest> known) {
        return all.stream()
                .filter(one -> !known.contains(one))
                .map(Digest::hex)
                .sorted()
                .toList();
    }

    private static String title(ListedState state) {
        return state.name() + " (" + state.state() + ")";
    }
}
