package org.entente.as4.wire;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.sealing.PartnerLink;
import org.entente.core.sealing.PartnerLink.Promise;
import org.entente.core.sealing.PartnerLink.WireReceipt;
import org.entente.core.sealing.Sealer;

/**
 * Sends the test message to a partner and waits for its signed receipt: the same keys, checks and line as a true
 * message, and nothing delivered.
 */
public final class As4Ping {

    private static final String TAKEN = "The partner's gateway took the test, but its receipt comes by itself";

    private final Agreements agreements;
    private final Sealer sealer;
    private final PartnerLink link;
    private final Clock clock;
    private final Supplier<UUID> chance;

    /** {@code chance} names test messages. */
    public As4Ping(Agreements agreements, Sealer sealer, PartnerLink link, Clock clock, Supplier<UUID> chance) {
        this.agreements = agreements;
        this.sealer = sealer;
        this.link = link;
        this.clock = clock;
        this.chance = chance;
    }

    /** How it went: sealing, sending and checking the receipt together took {@code took}. */
    public record Pong(Peer peer, MessageId message, Duration took, Optional<GatewayFailure> failure) {
        public boolean isGood() {
            return failure.isEmpty();
        }
    }

    /** Empty when there is no agreement with that State. */
    public Optional<Pong> ping(StateCode state) {
        return agreements.with(state).map(this::ping);
    }

    private Pong ping(Peer peer) {
        var id = new MessageId(chance.get());
        long began = System.nanoTime();
        Optional<GatewayFailure> failure = tried(peer, id);
        return new Pong(peer, id, Duration.ofNanos(System.nanoTime() - began), failure);
    }

    private Optional<GatewayFailure> tried(Peer peer, MessageId id) {
        try {
            var test = TestMessage.of(agreements.own(), peer.partner(), id, clock.instant());
            return switch (link.push(sealer.seal(test))) {
                case WireReceipt ignored -> Optional.empty();
                case Promise ignored -> Optional.of(new TemporaryFault(FailureCode.RECEIPT_DOES_NOT_FIT, TAKEN));
            };
        } catch (GatewayFailure failure) {
            return Optional.of(failure);
        }
    }
}
