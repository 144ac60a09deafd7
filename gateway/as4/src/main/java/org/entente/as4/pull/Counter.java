package org.entente.as4.pull;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.message.SealedAs4;
import org.entente.as4.receipt.ReceiptCheck;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Terms;
import org.entente.core.sealing.PartnerLink;
import org.entente.core.sealing.WireMessage;
import org.entente.core.xml.SafeXml;

/**
 * Where messages for partners that fetch lie ready: whoever brings one waits here until its receipt comes back, and all
 * others go over the line.
 *
 * <p>It remembers nothing: a message that is not fetched, or whose receipt is lost, waits in the ledger and is brought
 * here again. A receipt for a message that is not here, because another node handed it out or it went back, is left to
 * the ledger.
 */
public final class Counter implements PartnerLink {

    private static final int POLLS = 3;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration longest;

    private final PartnerLink line;
    private final ReceiptCheck receipts;
    private final Clock clock;
    private final Map<Tray, BlockingQueue<Offer>> trays = new ConcurrentHashMap<>();
    private final Map<String, Offer> awaiting = new ConcurrentHashMap<>();

    /**
     * Takes the line to the partners whose gateways take connections, and how long the ledger keeps a message from the
     * State's other nodes: what lies here goes back to it in half that time, so that no two of them hand it out.
     */
    public Counter(PartnerLink line, SafeXml xml, Clock clock, Duration lease) {
        Duration half = lease.dividedBy(2);
        this.longest = half.compareTo(LONGEST) < 0 ? half : LONGEST;
        this.line = line;
        this.receipts = new ReceiptCheck(xml);
        this.clock = clock;
    }

    /** One partner's partition. */
    private record Tray(StateCode state, String mpc) {}

    private record Offer(SealedAs4 sealed, AtomicBoolean handed, CompletableFuture<WireReceipt> receipt) {}

    @Override
    public Answer push(WireMessage message) {
        return message instanceof SealedAs4 sealed && patience(sealed).isPresent()
                ? offer(sealed, patience(sealed).get())
                : line.push(message);
    }

    /** Whether the partner fetches that message here. */
    public boolean isFor(WireMessage message) {
        return message instanceof SealedAs4 sealed && patience(sealed).isPresent();
    }

    /** The message that has lain longest in a partition, waited for a moment; it is handed out once. */
    Optional<SealedAs4> oldest(Peer peer, String mpc, Duration wait) {
        try {
            return Optional.ofNullable(
                            tray(new Tray(peer.partner().state(), mpc)).poll(wait.toMillis(), TimeUnit.MILLISECONDS))
                    .map(offer -> {
                        offer.handed().set(true);
                        return offer.sealed();
                    });
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Whoever waits for the receipt of {@code wireId} gets it, if it is the right one, or learns that it is not. */
    boolean take(Peer peer, String wireId, byte[] signal) {
        Offer offer = awaiting.get(wireId);
        if (offer == null
                || !offer.sealed()
                        .peer()
                        .partner()
                        .state()
                        .equals(peer.partner().state())) {
            return false;
        }
        try {
            receipts.require(signal, peer, wireId, offer.sealed().references());
            offer.receipt().complete(new WireReceipt(clock.instant(), signal));
        } catch (GatewayFailure failure) {
            offer.receipt().completeExceptionally(failure);
        }
        return true;
    }

    private WireReceipt offer(SealedAs4 sealed, Duration patience) {
        var offer = new Offer(sealed, new AtomicBoolean(), new CompletableFuture<>());
        BlockingQueue<Offer> tray = tray(new Tray(sealed.peer().partner().state(), sealed.mpc()));
        awaiting.put(sealed.wireId(), offer);
        tray.add(offer);
        try {
            return offer.receipt().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw notYet(offer, patience, late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof GatewayFailure known ? known : notYet(offer, patience, failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw notYet(offer, patience, stopping);
        } finally {
            tray.remove(offer);
            awaiting.remove(sealed.wireId(), offer);
        }
    }

    private static TemporaryFault notYet(Offer offer, Duration patience, Throwable cause) {
        StateCode state = offer.sealed().peer().partner().state();
        return offer.handed().get()
                ? new TemporaryFault(
                        FailureCode.PARTNER_TIMED_OUT,
                        "The gateway of " + state + " fetched the message and gave no receipt in " + patience,
                        cause)
                : new TemporaryFault(
                        FailureCode.PARTNER_UNREACHABLE,
                        "The gateway of " + state + " has not fetched the message in " + patience,
                        cause);
    }

    /** How long a message lies here before it goes back to the ledger; empty where it is pushed. */
    private Optional<Duration> patience(SealedAs4 sealed) {
        return sealed.peer().partner().terms().lanes().values().stream()
                .filter(lane -> lane.mpc().equals(sealed.mpc()))
                .filter(lane -> lane.exchange() == Terms.Exchange.FETCHED)
                .map(lane -> lane.poll().multipliedBy(POLLS))
                .map(polls -> polls.compareTo(longest) > 0 ? longest : polls)
                .findFirst();
    }

    private BlockingQueue<Offer> tray(Tray tray) {
        return trays.computeIfAbsent(tray, ignored -> new LinkedBlockingQueue<>());
    }
}
