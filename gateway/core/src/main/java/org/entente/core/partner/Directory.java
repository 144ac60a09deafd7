package org.entente.core.partner;

import java.util.Set;
import org.entente.core.agency.Agencies;
import org.entente.core.agency.Agency;
import org.entente.core.message.Desk;
import org.entente.core.message.StateCode;

/** Which desks there are, here and at partners, and which families each is competent for. */
public final class Directory {

    private final StateCode own;
    private final Agencies agencies;
    private final Partners partners;

    public Directory(StateCode own, Agencies agencies, Partners partners) {
        this.own = own;
        this.agencies = agencies;
        this.partners = partners;
    }

    public boolean knows(Desk desk) {
        return desk.isGateway()
                ? partners.of(desk.state()).isPresent()
                : !competences(desk).isEmpty();
    }

    /** Family names the desk may receive; empty when the desk is unknown. */
    public Set<String> competences(Desk desk) {
        if (desk.isGateway()) {
            return Set.of("delivery-notice");
        }
        if (desk.state().equals(own)) {
            return agencies.at(desk).map(Agency::mayReceive).orElse(Set.of());
        }
        return partners.of(desk.state())
                .map(partner -> partner.desks().getOrDefault(desk.authority(), Set.of()))
                .orElse(Set.of());
    }
}
