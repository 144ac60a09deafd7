package org.entente.node.config;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a node tidies up, and how much at once.
 *
 * @param expiry how often messages are ended whose validity is over
 * @param warning how long before the end its sender is told that a message has not arrived, at most a quarter of its
 *     whole validity
 * @param orphans how often the content store is searched for files that no commit names
 * @param orphanAge how old such a file must be; far above the time in which a body and its commit must be done
 * @param replays how often orders to try broken messages again are looked for
 * @param most messages ended, and files looked at, in one round
 */
public record UpkeepConfig(
        @DefaultValue("1s") Duration expiry,
        @DefaultValue("30m") Duration warning,
        @DefaultValue("60s") Duration orphans,
        @DefaultValue("24h") Duration orphanAge,
        @DefaultValue("1s") Duration replays,
        @DefaultValue("2000") int most) {

    public UpkeepConfig {
        Required.some("limits.upkeep.expiry", expiry);
        Required.some("limits.upkeep.warning", warning);
        Required.some("limits.upkeep.orphans", orphans);
        Required.some("limits.upkeep.orphan-age", orphanAge);
        Required.some("limits.upkeep.replays", replays);
        Required.some("limits.upkeep.most", most);
    }
}
