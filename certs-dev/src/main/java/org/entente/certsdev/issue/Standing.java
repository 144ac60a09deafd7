package org.entente.certsdev.issue;

import java.util.Set;

/** Where a certificate stands in its path: at the end, or above others. */
public sealed interface Standing {

    /** Issues nothing; an empty set of extended uses leaves that extension out. */
    record Leaf(Set<KeyUse> keyUses, Set<ExtendedUse> extendedUses, AlternativeNames names) implements Standing {
        public Leaf {
            keyUses = Set.copyOf(keyUses);
            extendedUses = Set.copyOf(extendedUses);
        }
    }

    /** Issues certificates, with at most this many authorities below it. */
    record Issuing(int pathLength, PermittedNames permitted) implements Standing {
        public Issuing {
            if (pathLength < 0) {
                throw new IllegalArgumentException("A path length cannot be " + pathLength);
            }
        }
    }
}
