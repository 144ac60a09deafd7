package org.entente.node.config;

import java.time.Duration;
import org.entente.core.evidence.BudgetedTrail;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the audit trail takes in, whatever strangers do.
 *
 * @param perMinute lines at one door for refusals, and as many for what operators do
 * @param waiting lines that may wait to be written
 * @param patience how long a request waits for its line
 */
public record AuditConfig(
        @DefaultValue("600") int perMinute,
        @DefaultValue("1000") int waiting,
        @DefaultValue("250ms") Duration patience) {

    public AuditConfig {
        Required.some("limits.audit.per-minute", perMinute);
        Required.some("limits.audit.waiting", waiting);
        Required.some("limits.audit.patience", patience);
    }

    public BudgetedTrail.Budget budget() {
        return new BudgetedTrail.Budget(perMinute, waiting, patience);
    }
}
