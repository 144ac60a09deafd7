package org.entente.node.doors.rest;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import org.entente.core.failure.Refused;
import org.entente.node.doors.Callers;
import org.entente.node.doors.OperatorAction;

/** Who may come to a route at all, asked before anything of the request is looked at. */
@FunctionalInterface
interface Admission {

    /** The routes find out by themselves, for what they answer depends on whose it is. */
    Admission BY_THE_ROUTE = (_, _) -> {};

    /** Throws {@link Refused} where the caller may not. */
    void require(Route route, Optional<X509Certificate> caller);

    /** Operators by the roles of the route's row; a route that has no row is open to nobody. */
    static Admission byRole(Callers callers) {
        return (route, caller) -> callers.requireRole(
                caller, route.action().map(OperatorAction::roles).orElse(Set.of()));
    }
}
