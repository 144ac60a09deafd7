package org.entente.as4.wire;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.message.As4Sealer;
import org.entente.as4.message.Collaboration;
import org.entente.as4.update.UpdateAction;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.sealing.PartnerLink;

/** Tells partners' gateways of certificates: the same keys, checks and line as a true message. */
public final class As4Updates {

    private final Agreements agreements;
    private final As4Sealer sealer;
    private final PartnerLink link;
    private final Clock clock;
    private final Supplier<UUID> chance;

    /** {@code chance} names messages. */
    public As4Updates(Agreements agreements, As4Sealer sealer, PartnerLink link, Clock clock, Supplier<UUID> chance) {
        this.agreements = agreements;
        this.sealer = sealer;
        this.link = link;
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * Returns when the partner's gateway has it.
     *
     * @throws org.entente.core.failure.GatewayFailure as a true message's sending does
     */
    public void send(StateCode partner, UpdateAction action, String document) {
        Peer peer = agreements
                .with(partner)
                .orElseThrow(() -> new IllegalArgumentException("There is no agreement with " + partner));
        var id = new MessageId(chance.get());
        var message = ServiceMessage.of(
                agreements.own(), peer.partner(), id, clock.instant(), "certificate-update.xml", document);
        var _ = link.push(sealer.seal(message, Collaboration.of(action)));
    }
}
