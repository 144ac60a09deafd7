package org.entente.integration.arena;

/** Which of the two States. */
public enum Side {
    SENDER,
    RECEIVER
}
