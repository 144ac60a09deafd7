package org.entente.certsdev.issue;

import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

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

    /**
     * The names an authority may issue for (RFC 5280 §4.2.1.10); a kind of name with an empty list is not limited.
     *
     * <p>Address blocks are written as in {@code 127.0.0.0/8}.
     */
    record PermittedNames(List<X500Principal> subjects, List<String> hosts, List<String> addressBlocks) {
        private static final PermittedNames ALL = new PermittedNames(List.of(), List.of(), List.of());

        public PermittedNames {
            subjects = List.copyOf(subjects);
            hosts = List.copyOf(hosts);
            addressBlocks = List.copyOf(addressBlocks);
        }

        public static PermittedNames all() {
            return ALL;
        }

        boolean isAll() {
            return equals(ALL);
        }
    }
}
