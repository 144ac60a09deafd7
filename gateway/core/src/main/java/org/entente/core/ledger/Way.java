package org.entente.core.ledger;

/** Which way a message goes through this node; the same id may go both ways in a domestic exchange. */
public enum Way {
    OUTBOUND,
    INBOUND
}
