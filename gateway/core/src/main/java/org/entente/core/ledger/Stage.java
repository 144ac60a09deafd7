package org.entente.core.ledger;

import java.util.EnumSet;
import java.util.Set;

/** Where a message stands, and where it may go from there; a move that is not listed is a bug. */
public enum Stage {
    /** Outbound: accepted from an agency (commit 1). */
    SUBMITTED,
    /** Outbound: the rule book lets it leave (commit 2). */
    CLEARED,
    /** The partner or the agency is down, or a receipt is still to come; the machine goes on trying. */
    WAITING,
    /** Outbound: the partner's signed receipt is here (commit 3). */
    RECEIPTED,
    /** Inbound: kept and receipted (commit 4). */
    ARRIVED,
    /** Inbound: this State's rule book lets it in, in the agency's own format (commit 5). */
    ADMITTED,
    /** Inbound: lies in the agency's inbox, to be fetched and confirmed. */
    OFFERED,
    /** Inbound: kept and receipted, and not understood; readable as it came until a person decides. */
    QUARANTINED,
    /** A person must decide. */
    HELD,
    /** The machine cannot go on by itself; an operator may replay it. */
    BROKEN,
    /** Final: the agency confirmed its fetch, or its webhook answered 2xx (commit 6). */
    DELIVERED,
    /** Final: refused here or there, with a code. */
    REFUSED,
    /** Final: its validity ended before it could go on. */
    EXPIRED,
    /** Final: taken back by its sender. */
    WITHDRAWN;

    public Set<Stage> successors() {
        return switch (this) {
            case SUBMITTED -> EnumSet.of(CLEARED, HELD, REFUSED, EXPIRED, BROKEN, WITHDRAWN);
            case CLEARED -> EnumSet.of(RECEIPTED, DELIVERED, WAITING, HELD, REFUSED, EXPIRED, BROKEN, WITHDRAWN);
            case WAITING ->
                EnumSet.of(RECEIPTED, DELIVERED, OFFERED, WAITING, HELD, REFUSED, EXPIRED, BROKEN, WITHDRAWN);
            case RECEIPTED -> EnumSet.of(RECEIPTED, DELIVERED, REFUSED, EXPIRED, BROKEN);
            case ARRIVED -> EnumSet.of(ADMITTED, QUARANTINED, HELD, REFUSED, EXPIRED, BROKEN);
            case ADMITTED -> EnumSet.of(OFFERED, DELIVERED, WAITING, HELD, REFUSED, EXPIRED, BROKEN);
            case OFFERED -> EnumSet.of(DELIVERED, EXPIRED, BROKEN);
            case QUARANTINED -> EnumSet.of(ARRIVED, DELIVERED, REFUSED, EXPIRED);
            case HELD ->
                EnumSet.of(SUBMITTED, CLEARED, RECEIPTED, DELIVERED, ARRIVED, ADMITTED, REFUSED, EXPIRED, WITHDRAWN);
            case BROKEN -> EnumSet.of(SUBMITTED, CLEARED, ARRIVED, ADMITTED, REFUSED, WITHDRAWN);
            case DELIVERED, REFUSED, EXPIRED, WITHDRAWN -> EnumSet.noneOf(Stage.class);
        };
    }

    public boolean mayBecome(Stage next) {
        return successors().contains(next);
    }

    public boolean isFinal() {
        return successors().isEmpty();
    }
}
