package org.entente.core.ledger;

import java.util.Set;

/** Where a message stands, with its successors beside it; a move that is not listed is a bug. */
public enum Stage {
    /** Outbound: accepted from an agency (commit 1). */
    SUBMITTED("CLEARED", "HELD", "REFUSED", "EXPIRED", "BROKEN", "WITHDRAWN"),
    /** Outbound: the rule book lets it leave (commit 2). */
    CLEARED("RECEIPTED", "DELIVERED", "WAITING", "HELD", "REFUSED", "EXPIRED", "BROKEN", "WITHDRAWN"),
    /** The partner or the agency is down; the machine goes on trying. */
    WAITING("RECEIPTED", "DELIVERED", "OFFERED", "WAITING", "HELD", "REFUSED", "EXPIRED", "BROKEN", "WITHDRAWN"),
    /** Outbound: the partner's signed receipt is here (commit 3). */
    RECEIPTED("RECEIPTED", "DELIVERED", "REFUSED", "EXPIRED", "BROKEN"),
    /** Inbound: kept and receipted (commit 4). */
    ARRIVED("ADMITTED", "HELD", "REFUSED", "EXPIRED", "BROKEN"),
    /** Inbound: this State's rule book lets it in, in the agency's own format (commit 5). */
    ADMITTED("OFFERED", "DELIVERED", "WAITING", "HELD", "REFUSED", "EXPIRED", "BROKEN"),
    /** Inbound: lies in the agency's inbox, to be fetched and confirmed. */
    OFFERED("DELIVERED", "EXPIRED", "BROKEN"),
    /** A person must decide. */
    HELD("SUBMITTED", "CLEARED", "ARRIVED", "ADMITTED", "REFUSED", "EXPIRED", "WITHDRAWN"),
    /** The machine cannot go on by itself; an operator may replay it. */
    BROKEN("SUBMITTED", "CLEARED", "ARRIVED", "ADMITTED", "REFUSED", "WITHDRAWN"),
    /** Final: the agency confirmed its fetch, or its webhook answered 2xx (commit 6). */
    DELIVERED(),
    /** Final: refused here or there, with a code. */
    REFUSED(),
    /** Final: its validity ended before it could go on. */
    EXPIRED(),
    /** Final: taken back by its sender. */
    WITHDRAWN();

    private final Set<String> successors;

    Stage(String... successors) {
        this.successors = Set.of(successors);
    }

    public boolean mayBecome(Stage next) {
        return successors.contains(next.name());
    }

    public boolean isFinal() {
        return successors.isEmpty();
    }
}
