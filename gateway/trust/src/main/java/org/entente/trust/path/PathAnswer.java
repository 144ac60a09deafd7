package org.entente.trust.path;

import java.security.cert.X509Certificate;
import java.util.List;

/** What path validation says of one certificate; revoked, unknown and unsound are never merged. */
public sealed interface PathAnswer {

    /** A path to the anchor holds, leaf first, the anchor left out. */
    record Sound(List<X509Certificate> path) implements PathAnswer {
        public Sound {
            path = List.copyOf(path);
        }
    }

    /** A certificate of the path stands on a list of revoked ones that its authority signed. */
    record Revoked(String why) implements PathAnswer {}

    /** The path holds, and the lists at hand do not say whether a certificate of it was revoked. */
    record CouldNotTell(String why) implements PathAnswer {}

    /** No path to the anchor holds. */
    record Unsound(String why) implements PathAnswer {}

    default boolean isSound() {
        return this instanceof Sound;
    }
}
