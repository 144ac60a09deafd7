package org.entente.trust.path;

import java.util.Set;

/**
 * What the user of a path wants of certificate policies (RFC 5280 §6.1.1 c to g).
 *
 * @param initial identifiers of the policies wanted; empty for any
 */
public record PolicyDemands(boolean explicit, boolean mappingInhibited, boolean anyInhibited, Set<String> initial) {

    private static final PolicyDemands NONE = new PolicyDemands(false, false, false, Set.of());

    public PolicyDemands {
        initial = Set.copyOf(initial);
    }

    /** Every path is welcome whatever its policies, unless its own authorities demand one. */
    public static PolicyDemands none() {
        return NONE;
    }
}
