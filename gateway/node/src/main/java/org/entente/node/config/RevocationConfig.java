package org.entente.node.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.entente.trust.revocation.RevocationPolicy;
import org.entente.trust.revocation.RevocationSources;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a partner's certificates are asked after, and what is done when nobody can tell.
 *
 * @param policy absent: hard failure where a source is named, and nobody asked where none is
 * @param grace how long after the last good answer, under that policy
 * @param importedListsFolder for lists that a person brings
 */
public record RevocationConfig(
        @Nullable Policy policy,
        @Nullable Duration grace,
        @DefaultValue List<URI> responders,
        @DefaultValue List<URI> lists,
        @Nullable Path importedListsFolder) {

    public RevocationConfig {
        responders = List.copyOf(responders);
        lists = List.copyOf(lists);
        boolean named = !responders.isEmpty() || !lists.isEmpty() || importedListsFolder != null;
        policy = policy != null ? policy : named ? Policy.HARD_FAIL : Policy.NOT_ASKED;
        Required.that(
                "partners[].revocation.policy",
                named == (policy != Policy.NOT_ASKED),
                "NOT_ASKED exactly where no responder, list or folder is named");
        Required.that(
                "partners[].revocation.grace",
                policy == Policy.GRACE ? grace != null && grace.isPositive() : grace == null,
                "named exactly where the policy is GRACE");
        responders.forEach(address -> requireWeb("partners[].revocation.responders", address));
        lists.forEach(address -> requireWeb("partners[].revocation.lists", address));
    }

    /** What is done with a certificate of which nobody can tell. */
    public enum Policy {
        NOT_ASKED,
        HARD_FAIL,
        GRACE
    }

    /** Nobody is asked. */
    public static RevocationConfig none() {
        return new RevocationConfig(null, null, List.of(), List.of(), null);
    }

    public boolean asks() {
        return policy != Policy.NOT_ASKED;
    }

    public RevocationPolicy asPolicy() {
        return grace != null
                ? new RevocationPolicy.Grace(grace)
                : asks() ? new RevocationPolicy.HardFail() : new RevocationPolicy.NotAsked();
    }

    public RevocationSources sources() {
        return new RevocationSources(responders, lists, Optional.ofNullable(importedListsFolder));
    }

    /** Answers and lists are signed, so plain http is as good; anything else would not be the web. */
    private static void requireWeb(String key, URI address) {
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        Required.that(key, web && address.getHost() != null, "an http address");
    }
}
