package org.entente.core.violators;

/** Breaks the rule that Bouncy Castle lives in trust. */
final class SeesBouncyCastle {

    Class<?> seen() {
        return org.bouncycastle.util.Arrays.class;
    }
}
