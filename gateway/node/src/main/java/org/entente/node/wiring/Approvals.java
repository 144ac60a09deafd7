package org.entente.node.wiring;

import java.time.Clock;
import java.util.Optional;
import org.entente.core.approval.Operator;
import org.entente.core.content.KeyVault;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.FailStop;
import org.entente.node.approval.Blocks;
import org.entente.node.approval.ConfigFacts;
import org.entente.node.approval.TrustKeeper;
import org.entente.node.approval.TrustWatch;
import org.entente.node.config.NodeConfig;
import org.entente.node.config.TrustConfig;
import org.entente.node.doors.Callers;
import org.entente.node.doors.rest.TrustDoor;
import org.entente.node.http.ServletMapping;
import org.entente.node.rollover.LiveTrust;
import org.entente.store.ledger.SqlTrustActs;
import org.entente.trust.approval.CmsSignatures;
import org.entente.trust.path.PartnerCertificates;
import org.entente.trust.path.Standing;

/** Before anything of this node trusts anybody: was what it trusts approved? */
final class Approvals implements AutoCloseable {

    private final TrustConfig.FourEyes terms;
    private final TrustKeeper keeper;
    private final TrustWatch watch;

    /** Throws {@code Unapproved} or {@code BrokenTrust} where the node must not start. */
    Approvals(NodeConfig config, Stores stores, KeyVault vault, FailStop failStop, Clock clock) {
        this.terms = config.trust().fourEyes();
        this.keeper = new TrustKeeper(
                config.state().code(),
                new SqlTrustActs(stores.database()),
                new CmsSignatures(),
                config.state().home(),
                vault,
                clock);
        keeper.admit(ConfigFacts.of(config));
        this.watch = new TrustWatch(keeper, terms, stores.trail(), failStop, clock);
    }

    /** What stands against a partner's certificates because an operator of this State said so. */
    Standing blocks(PartnerCertificates partner) {
        return new Blocks(keeper).on(partner);
    }

    /** Lets certificates that two people approved count without a new start. */
    LiveTrust live(NodeConfig config, Runnable renewal) {
        return new LiveTrust(() -> ConfigFacts.of(config), keeper::holds, renewal);
    }

    ServletMapping servlet(Callers callers, DoorBook book) {
        return new ServletMapping("/operator/trust/*", new TrustDoor(keeper, terms.review(), callers, book).servlet());
    }

    /** Whose certificate it is, and what roles that person has at the moment. */
    Optional<Operator> operator(String fingerprint) {
        return keeper.operator(fingerprint);
    }

    void start() {
        watch.start();
    }

    @Override
    public void close() {
        watch.close();
    }
}
