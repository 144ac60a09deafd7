package org.entente.as4.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.message.As4Sealer;
import org.entente.as4.message.Collaboration;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.sealing.PartnerLink;
import org.entente.core.sealing.PartnerLink.Promise;
import org.entente.core.sealing.PartnerLink.WireReceipt;

/**
 * Sends the test message to a partner and waits for its signed receipt: the same keys, checks and line as a true
 * message, and nothing delivered.
 */
public final class As4Ping {

    private static final String TAKEN = "The partner's gateway took the test, but its receipt comes by itself";

    private final Agreements agreements;
    private final As4Sealer sealer;
    private final PartnerLink link;
    private final Clock clock;
    private final Supplier<UUID> chance;

    /** {@code chance} names test messages. */
    public As4Ping(Agreements agreements, As4Sealer sealer, PartnerLink link, Clock clock, Supplier<UUID> chance) {
        this.agreements = agreements;
        this.sealer = sealer;
        this.link = link;
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * How it went.
     *
     * @param took sealing, sending and checking the receipt together
     * @param ahead by how much the partner's clock, as it signs it, is ahead of this node's
     */
    public record Pong(
            Peer peer, MessageId message, Duration took, Optional<Duration> ahead, Optional<GatewayFailure> failure) {
        public boolean isGood() {
            return failure.isEmpty();
        }
    }

    /** By how much the clocks of all partners are ahead of this node's: of those that answer. */
    public List<Duration> clocksAhead() {
        return all().stream().flatMap(pong -> pong.ahead().stream()).toList();
    }

    /** One after the other. */
    public List<Pong> all() {
        return agreements.all().stream().map(this::ping).toList();
    }

    /** Empty when there is no agreement with that State. */
    public Optional<Pong> ping(StateCode state) {
        return agreements.with(state).map(this::ping);
    }

    private Pong ping(Peer peer) {
        var id = new MessageId(chance.get());
        long began = System.nanoTime();
        try {
            var test = ServiceMessage.of(agreements.own(), peer.partner(), id, clock.instant(), "test.xml", "<Test/>");
            return switch (link.push(sealer.seal(test, Collaboration.TEST))) {
                case WireReceipt receipt -> receipted(peer, id, since(began), receipt);
                case Promise ignored ->
                    failed(peer, id, began, new TemporaryFault(FailureCode.RECEIPT_DOES_NOT_FIT, TAKEN));
            };
        } catch (GatewayFailure failure) {
            return failed(peer, id, began, failure);
        }
    }

    /** The partner made its receipt in the middle of the time that all took, as far as anybody can tell. */
    private static Pong receipted(Peer peer, MessageId id, Duration took, WireReceipt receipt) {
        Instant middle = receipt.at().minus(took.dividedBy(2));
        Optional<Duration> ahead = receipt.signedAt().map(theirs -> Duration.between(middle, theirs));
        return new Pong(peer, id, took, ahead, Optional.empty());
    }

    private static Pong failed(Peer peer, MessageId id, long began, GatewayFailure failure) {
        return new Pong(peer, id, since(began), Optional.empty(), Optional.of(failure));
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
