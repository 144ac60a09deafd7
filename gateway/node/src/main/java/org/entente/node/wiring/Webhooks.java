package org.entente.node.wiring;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.core.delivery.AgencyInbox;
import org.entente.core.message.Desk;
import org.entente.node.config.AgencyConfig;
import org.entente.node.config.NodeConfig;
import org.entente.node.config.WebhookConfig;
import org.entente.trust.keys.TlsContexts;
import org.entente.trust.keys.WebhookKey;

/** The agencies' own systems that are called, each with a client and a trust store of its own. */
final class Webhooks implements AutoCloseable {

    private final WebhookKey key;
    private final Map<Desk, WebhookInbox> inboxes = new HashMap<>();

    Webhooks(NodeConfig config, TlsContexts tls, Clock clock) {
        this.key = WebhookKey.in(config.trust().keysFolder());
        for (AgencyConfig agency : config.agencies()) {
            agency.ownSystem().ifPresent(system -> {
                Desk desk = new Desk(config.state().asCode(), agency.authority());
                inboxes.put(desk, inbox(system, config.state().code(), tls, clock));
            });
        }
    }

    private WebhookInbox inbox(WebhookConfig system, String state, TlsContexts tls, Clock clock) {
        var trusted = tls.toAgency(Certificates.read(system.trustFile()));
        return new WebhookInbox(system, trusted, key, state, clock);
    }

    /** Empty for a desk that fetches from its inbox. */
    Optional<AgencyInbox> of(Desk desk) {
        return Optional.ofNullable(inboxes.get(desk));
    }

    /** What agencies verify with. */
    String publicKey() {
        return key.publicKey();
    }

    @Override
    public void close() {
        inboxes.values().forEach(WebhookInbox::close);
    }
}
