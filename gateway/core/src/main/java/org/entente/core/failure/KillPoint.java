package org.entente.core.failure;

/**
 * Named moments between two commits, at which tests end the process.
 *
 * <p>{@link #passed()} does nothing; a test's agent hooks it by name, so the names stay stable.
 */
public enum KillPoint {
    /** Inbound: all bytes read and decrypted, nothing stored. */
    K1,
    /** Inbound: signature verified. */
    K2,
    /** Inbound: row written, before commit 4. */
    K3,
    /** Inbound: message and receipt committed (commit 4), before anything follows from it. */
    K4,
    /** Inbound: receipt signed, before it is stored. */
    K5,
    /** Inbound: receipt ready to be given, before the response is written. */
    K6,
    /** Inbound: response half written. */
    K7,
    /** Inbound: response written. */
    K8,
    /** Delivery: taken from the queue. */
    K9,
    /** Delivery: agency called, before its answer is read. */
    K10,
    /** Delivery: agency confirmed, before commit 6. */
    K11,
    /** Delivery: committed, before the queue acknowledgement. */
    K12,
    /** Outbound: submission stored (commit 1), before its 2xx. */
    K13,
    /** Outbound: signed and encrypted, before the send. */
    K14,
    /** Outbound: sent, before the receipt is read. */
    K15,
    /** Outbound: receipt verified, before commit 3. */
    K16,
    /** Outbound: prepared, before commit 2. */
    K25,
    /** Outbound: cleared (commit 2), before the next bell. */
    K26,
    /** Inbound: localised, before commit 5. */
    K27,
    /** Inbound: admitted (commit 5), before the next bell. */
    K28,
    /** Inbound: the receipt is owed, before the empty answer. */
    K29,
    /** Inbound: an owed receipt was carried, before it is crossed out. */
    K30,
    /** Outbound: a receipt that came by itself fits, before commit 3. */
    K31,
    /** Upkeep: one message of an operator's order was moved, before the next. */
    K32;

    /** Marks the moment; empty on purpose. */
    public void passed() {
        // Nothing: a place for the adversary's agent to stand.
    }
}
