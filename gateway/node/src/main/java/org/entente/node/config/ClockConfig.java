package org.entente.node.config;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a node stops believing its own clock (security.md 69).
 *
 * @param tolerance by how much partners' signed receipts may differ from it
 * @param ask how often it looks whether there is a doubt, and asks the partners while there is
 */
public record ClockConfig(
        @DefaultValue("30s") Duration tolerance,
        @DefaultValue("10s") Duration ask) {

    public ClockConfig {
        Required.some("limits.clock.tolerance", tolerance);
        Required.some("limits.clock.ask", ask);
    }
}
