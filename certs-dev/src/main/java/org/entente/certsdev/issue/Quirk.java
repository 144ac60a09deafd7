package org.entente.certsdev.issue;

/** A fault put into a certificate on purpose. */
public enum Quirk {
    /** The issuer signs over SHA-1. */
    SHA1_SIGNATURE,
    /** Carries a critical extension that nobody knows. */
    UNKNOWN_CRITICAL_EXTENSION,
    /** Says it is no authority, whatever its standing. */
    DENIES_BEING_AUTHORITY
}
