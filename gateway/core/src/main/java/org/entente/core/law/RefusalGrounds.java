package org.entente.core.law;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Which grounds a State may refuse on: those that treaties forbid count for nothing (domain page 1.7; 1.11, I18). */
public final class RefusalGrounds {

    /** Bank secrecy (UNTOC art. 18(8)) and fiscal matters alone (art. 18(22)). */
    public static final Set<String> FORBIDDEN = Set.of("BANK_SECRECY", "FISCAL_MATTERS");

    private RefusalGrounds() {}

    /** Whether a refusal that states these grounds is one; without a ground that counts it is sent back. */
    public static boolean stand(Collection<String> grounds) {
        return !thatCount(grounds).isEmpty();
    }

    /** The grounds that carry the refusal. */
    public static List<String> thatCount(Collection<String> grounds) {
        return grounds.stream().filter(ground -> !FORBIDDEN.contains(ground)).toList();
    }
}
