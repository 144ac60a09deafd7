package org.entente.trust.revocation;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where to ask for one partner's certificates: addresses that configuration names, never one out of a certificate
 * (security.md item 41).
 *
 * @param imported a folder of lists that a person brought, for States whose lists cannot be reached
 */
public record RevocationSources(List<URI> responders, List<URI> lists, Optional<Path> imported) {

    public RevocationSources {
        responders = List.copyOf(responders);
        lists = List.copyOf(lists);
    }
}
