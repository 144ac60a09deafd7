package org.entente.node.rollover;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.entente.core.approval.TrustDiff;
import org.entente.core.approval.TrustFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets other certificates count on a node that runs, once two people have approved them.
 *
 * <p>Whatever else was approved counts from the next start: certificates change while messages go on, terms do not.
 */
public final class LiveTrust {

    private static final Logger LOG = LoggerFactory.getLogger(LiveTrust.class);

    /** Files in the folders of partners, fingerprints in agreement documents, and what this node shows itself. */
    private static final Pattern CERTIFICATES = Pattern.compile("(partners|agreements)\\[[^]]*]"
            + "\\.(certificates-folder\\[[^]]*\\.pem]|parties\\[[^]]*]\\.certificates\\..*)"
            + "|trust\\.keys-folder\\[public]\\[[^]]*]");

    private final Supplier<TrustFacts> configured;
    private final Predicate<TrustFacts> approved;
    private final Runnable renewal;
    private TrustFacts counting;
    private TrustFacts complained;

    /**
     * Begins with what counts when the node starts.
     *
     * @param configured what the files say now
     * @param approved whether two people made that hold
     * @param renewal reads partners' certificates anew
     */
    public LiveTrust(Supplier<TrustFacts> configured, Predicate<TrustFacts> approved, Runnable renewal) {
        this.configured = configured;
        this.approved = approved;
        this.renewal = renewal;
        this.counting = configured.get();
        this.complained = counting;
    }

    /** Looks whether something that was approved does not count yet. */
    public void look() {
        TrustFacts now = configured.get();
        if (now.equals(counting) || !approved.test(now)) {
            return;
        }
        List<String> others = TrustDiff.of(counting, now).changes().stream()
                .map(TrustDiff.Change::key)
                .filter(key -> !CERTIFICATES.matcher(key).matches())
                .toList();
        if (others.isEmpty()) {
            renewal.run();
            counting = now;
            LOG.info("trust renewed={}: other certificates count from now on", now);
        } else if (!now.equals(complained)) {
            complained = now;
            LOG.warn("trust approved={} counts from the next start of this node: it changes {}", now, others);
        }
    }
}
