package org.entente.core.directory;

import java.util.List;
import org.entente.core.message.AuthorityKind;

/** One authority of a State with its desks. */
public record ListedAgency(AuthorityKind authority, String name, List<ListedDesk> desks) {

    public ListedAgency {
        desks = List.copyOf(desks);
        ListedState.requireLine("the name of an agency", name);
        Wrong.unless(authority != AuthorityKind.GATEWAY, "a gateway is no agency");
        Wrong.unless(!desks.isEmpty(), name + " has no desk");
    }
}
