package org.entente.core.directory;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.core.message.StateCode;

/**
 * What the directory says of one State.
 *
 * @param endpoints where its gateway takes messages: one, or two of which the second is for when the first is away
 */
public record ListedState(
        StateCode state,
        String name,
        List<URI> endpoints,
        ListedCertificates certificates,
        List<ListedAgency> agencies) {

    private static final int LONGEST_LINE = 200;

    public ListedState {
        endpoints = List.copyOf(endpoints);
        agencies = List.copyOf(agencies);
        requireLine("the name of a State", name);
        Wrong.unless(
                endpoints.size() == 1
                        || (endpoints.size() == 2 && Set.copyOf(endpoints).size() == 2),
                "a State has one endpoint or two different ones");
        endpoints.forEach(endpoint -> Wrong.unless(
                "https".equals(endpoint.getScheme()) && endpoint.getHost() != null,
                "'" + endpoint + "' is no https address"));
        var ids = new HashSet<String>();
        agencies.stream()
                .flatMap(agency -> agency.desks().stream())
                .forEach(desk -> Wrong.unless(ids.add(desk.id()), "two desks have the id " + desk.id()));
    }

    /** A desk and the agency that it belongs to. */
    public record Place(ListedState state, ListedAgency agency, ListedDesk desk) {}

    public Stream<Place> desks() {
        return agencies.stream().flatMap(agency -> agency.desks().stream().map(desk -> new Place(this, agency, desk)));
    }

    static void requireLine(String what, String text) {
        Wrong.unless(
                !text.isBlank()
                        && text.length() <= LONGEST_LINE
                        && text.equals(text.strip())
                        && text.codePoints()
                                .noneMatch(letter -> Character.isISOControl(letter)
                                        || Character.getType(letter) == Character.FORMAT),
                what + " is one line of at most " + LONGEST_LINE + " letters");
    }
}
