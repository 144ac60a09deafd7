package org.entente.node.config;

import org.entente.node.doors.Turnstile.Quota;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one sender may hand in, each lane counted apart; more is answered with 429 and the pause that helps.
 *
 * @param perSecond in the long run
 * @param atOnce after a quiet time
 */
public record QuotaConfig(
        @DefaultValue("500") int perSecond,
        @DefaultValue("2000") int atOnce) {

    public QuotaConfig {
        Required.some("limits.agency.per-second", perSecond);
        Required.some("limits.agency.at-once", atOnce);
    }

    public Quota quota() {
        return new Quota(perSecond, atOnce);
    }
}
