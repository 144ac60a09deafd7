package org.entente.node.rollover;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.as4.wire.As4Ping.Pong;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.message.StateCode;

/** What every partner said to a test message under certain keys. */
public record Rehearsal(List<Part> parts) {

    /** These say nothing of keys, and may be over in a moment. */
    private static final Set<FailureCode> NOT_REACHED =
            Set.of(FailureCode.PARTNER_UNREACHABLE, FailureCode.PARTNER_TIMED_OUT, FailureCode.PARTNER_BROKE_OFF);

    public Rehearsal {
        parts = List.copyOf(parts);
    }

    /** One partner's answer; empty where it was a receipt that fits. */
    public record Part(StateCode partner, Optional<FailureCode> failure, String detail) {
        private boolean isReached() {
            return failure.filter(NOT_REACHED::contains).isEmpty();
        }
    }

    /** As the line was tested, partner by partner. */
    public static Rehearsal of(List<Pong> pongs) {
        return new Rehearsal(pongs.stream()
                .map(pong -> new Part(
                        pong.peer().partner().state(),
                        pong.failure().map(GatewayFailure::code),
                        pong.failure().map(GatewayFailure::detail).orElse("")))
                .toList());
    }

    public boolean isGood() {
        return parts.stream().allMatch(part -> part.failure().isEmpty());
    }

    /** Who does not take these keys. */
    public List<Part> refusals() {
        return parts.stream()
                .filter(part -> part.failure().isPresent() && part.isReached())
                .toList();
    }

    /** Who could not be asked. */
    public List<Part> absent() {
        return parts.stream().filter(part -> !part.isReached()).toList();
    }
}
