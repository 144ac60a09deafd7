package org.entente.core.failure;

/** What a finding does to a message. */
public enum Severity {
    /** The message does not go on. */
    REJECT,
    /** The message goes on, and what differs is recorded with it. */
    DEVIATION
}
