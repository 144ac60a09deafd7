package org.entente.certsdev;

/**
 * Every way in which a certificate can be bad; each is good in all other ways.
 *
 * <p>{@link #breaksPath()} parts those that any path validation by RFC 5280 §6 refuses from those whose path is sound
 * and which only a check of the profile (use, name, strength, pin) can refuse.
 */
public enum BadCertificate {
    /** Ended ten minutes ago. */
    EXPIRED(true),
    /** Begins tomorrow. */
    NOT_YET_VALID(true),
    /** Its only extended use is code signing. */
    WRONG_EKU(false),
    /** Agreement where a signature is wanted, and a signature where it is not. */
    WRONG_KEY_USAGE(false),
    /** An RSA key of 1024 bits. */
    WEAK_RSA_1024(false),
    /** The right authority signed over SHA-1. */
    SHA1_SIGNED(false),
    /** From an authority of which nobody has heard. */
    UNKNOWN_ISSUER(true),
    /** From an authority with the right name and the wrong key. */
    IMPOSTOR_ISSUER(true),
    /** Its own issuer; one that cannot sign (X25519) is signed by a key thrown away. */
    SELF_SIGNED(true),
    /** The right authority speaks for another State. */
    NAME_CONSTRAINT_BREACH(true),
    /** From an authority below one that may have none below it. */
    PATH_LENGTH_BREACH(true),
    /** Carries a critical extension that nobody knows. */
    UNKNOWN_CRITICAL_EXTENSION(true),
    /** For another host or agency of the same State. */
    WRONG_SAN(false),
    /** The subject of a good certificate, another key, the right authority. */
    TWIN_NAME(false),
    /** From a certificate of the State's root that says it is no authority. */
    CA_FALSE_ISSUER(true);

    private final boolean breaksPath;

    BadCertificate(boolean breaksPath) {
        this.breaksPath = breaksPath;
    }

    public boolean breaksPath() {
        return breaksPath;
    }
}
