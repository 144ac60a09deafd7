package org.entente.node.certificates;

/** Whose certificate one is, seen from this State. */
public enum Kind {
    OWN,
    PARTNER,
    RESPONDER,
    AUTHORITY,
    AGENCY,
    OPERATOR,
    SYSTEM
}
