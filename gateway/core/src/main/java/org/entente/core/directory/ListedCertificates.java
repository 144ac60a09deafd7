package org.entente.core.directory;

import java.util.Set;
import org.entente.core.content.Digest;

/** The SHA-256 of each certificate of a State's gateway by use; several of one use during a rollover. */
public record ListedCertificates(Set<Digest> tls, Set<Digest> signing, Set<Digest> encryption) {

    private static final int MOST = 10;

    public ListedCertificates {
        tls = some("TLS", tls);
        signing = some("signing", signing);
        encryption = some("encryption", encryption);
    }

    private static Set<Digest> some(String use, Set<Digest> digests) {
        Wrong.unless(
                !digests.isEmpty() && digests.size() <= MOST,
                "there must be from 1 to " + MOST + " " + use + " certificates");
        return Set.copyOf(digests);
    }
}
