package org.entente.certsdev.issue;

import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * The names an authority may issue for (RFC 5280 §4.2.1.10); a kind of name with an empty list is not limited.
 *
 * <p>Address blocks are written as in {@code 127.0.0.0/8}.
 */
public record PermittedNames(List<X500Principal> subjects, List<String> hosts, List<String> addressBlocks) {
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
