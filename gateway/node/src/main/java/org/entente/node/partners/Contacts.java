package org.entente.node.partners;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.entente.as4.message.SealedAs4;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.message.StateCode;
import org.entente.core.partner.ClockCheck;
import org.entente.core.sealing.PartnerLink;
import org.entente.core.sealing.PartnerLink.Answer;
import org.entente.core.sealing.PartnerLink.Promise;
import org.entente.core.sealing.PartnerLink.WireReceipt;
import org.entente.core.sealing.WireMessage;

/**
 * The line to the partners, with a note of how each was last reached; the notes are of this process and may be
 * forgotten.
 */
public final class Contacts implements PartnerLink {

    private final PartnerLink line;
    private final ClockCheck check;
    private final Clock clock;
    private final Map<StateCode, Contact> last = new ConcurrentHashMap<>();

    /** Takes what is told of the times that partners sign. */
    public Contacts(PartnerLink line, ClockCheck check, Clock clock) {
        this.line = line;
        this.check = check;
        this.clock = clock;
    }

    /** The last attempt, and the last that was receipted. */
    public record Contact(Instant tried, Optional<Instant> good, String words) {}

    @Override
    public Answer push(WireMessage message) {
        try {
            Answer answer = line.push(message);
            switch (answer) {
                case WireReceipt receipt -> {
                    receipt.signedAt().ifPresent(theirs -> check.compare(theirs, receipt.at()));
                    note(message, Optional.of(receipt.at()), "receipted");
                }
                case Promise promise -> note(message, Optional.of(promise.at()), "taken, receipt to come");
            }
            return answer;
        } catch (GatewayFailure failure) {
            note(message, Optional.empty(), failure.code().whatHappened());
            throw failure;
        }
    }

    public Optional<Contact> with(StateCode state) {
        return Optional.ofNullable(last.get(state));
    }

    private void note(WireMessage message, Optional<Instant> good, String words) {
        if (message instanceof SealedAs4 sealed) {
            last.merge(
                    sealed.peer().partner().state(),
                    new Contact(clock.instant(), good, words),
                    (before, now) -> new Contact(now.tried(), now.good().or(before::good), now.words()));
        }
    }
}
