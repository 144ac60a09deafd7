package org.entente.integration.crash;

/** Which of the two States is hit. */
enum Side {
    SENDER,
    RECEIVER
}
