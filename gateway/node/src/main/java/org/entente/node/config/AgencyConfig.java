package org.entente.node.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.core.agency.WayOut;
import org.entente.core.message.AuthorityKind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One agency of this State.
 *
 * @param certificateFiles its client certificates in PEM; several during a rollover
 * @param mayReceive names of the families it is competent for
 * @param writes ids of the formats it may hand in, its default first
 * @param reads family name to the format in which it gets that family
 * @param readsOthers the format of every family that {@code reads} does not name
 * @param webhook its own system, which is called; absent: it fetches from its inbox
 */
public record AgencyConfig(
        AuthorityKind authority,
        String name,
        List<Path> certificateFiles,
        @DefaultValue Set<String> mayReceive,
        @DefaultValue List<String> writes,
        @DefaultValue Map<String, String> reads,
        @DefaultValue("shared/v1") String readsOthers,
        @Nullable WebhookConfig webhook) {

    public AgencyConfig {
        Required.present("agencies[].authority", authority);
        Required.present("agencies[].name", name);
        Required.present("agencies[].certificate-files", certificateFiles);
        Required.that("agencies[].certificate-files", !certificateFiles.isEmpty(), "at least one file");
        certificateFiles = List.copyOf(certificateFiles);
        mayReceive = Set.copyOf(mayReceive);
        writes = List.copyOf(writes);
        reads = Map.copyOf(reads);
    }

    /** Its own system; empty when it fetches from its inbox. */
    public Optional<WebhookConfig> ownSystem() {
        return Optional.ofNullable(webhook);
    }

    public WayOut wayOut() {
        return webhook == null ? new WayOut.Inbox() : new WayOut.Webhook(webhook.url());
    }

    /** As {@code Agency} wants it, with {@code *} for every other family. */
    public Map<String, String> readsWithDefault() {
        Map<String, String> all = new HashMap<>(reads);
        all.put("*", readsOthers);
        return Map.copyOf(all);
    }
}
