package org.entente.node.rollover;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.core.failure.FailureCode;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.trust.keys.KeyRollover;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.path.UseBook.Used;

/** What an operator sees of a rollover: how far it is, who still uses the old, and whether partners take the next. */
public final class RolloverDesk {

    private static final String OURSELVES = "own";

    private final KeyRollover rollover;
    private final DatedSwitch dated;
    private final NodeKeys keys;
    private final List<Peer> peers;

    public RolloverDesk(KeyRollover rollover, DatedSwitch dated, NodeKeys keys, List<Peer> peers) {
        this.rollover = rollover;
        this.dated = dated;
        this.keys = keys;
        this.peers = List.copyOf(peers);
    }

    /**
     * How far it is.
     *
     * @param switchAt when the next keys take over; empty where no date was set
     */
    public record RolloverView(Optional<Instant> switchAt, List<KeyView> keys, List<UseView> uses) {}

    /** A key of this node; {@code stands} is now, next, last or requested. */
    public record KeyView(String alias, String stands, String subject, Optional<Instant> until) {}

    /**
     * A certificate in one of the six places where one is resolved.
     *
     * @param whose {@code own}, or a partner's State
     * @param times since this node started
     */
    public record UseView(String place, String whose, String subject, String sha256, long times, Instant last) {}

    /** What came of a rehearsal. */
    public record RehearsalView(boolean good, List<PartView> partners) {}

    /** One partner; the last three are empty where it took the test message. */
    public record PartView(String state, boolean good, String whatHappened, String detail, String whatToDo) {}

    public RolloverView view() {
        List<KeyView> all = rollover.list().stream()
                .map(key -> new KeyView(key.alias(), key.stands(), key.subject(), key.until()))
                .toList();
        Stream<UseView> own = keys.uses().all().stream().map(used -> view(OURSELVES, used));
        Stream<UseView> theirs = peers.stream()
                .flatMap(peer -> peer.certificates().uses().all().stream()
                        .map(used -> view(peer.partner().state().value(), used)));
        return new RolloverView(
                rollover.scheduled(), all, Stream.concat(own, theirs).toList());
    }

    /** Sends every partner a test message that is signed and sent under the next keys; changes nothing. */
    public RehearsalView rehearse() {
        Rehearsal rehearsal = dated.rehearse();
        return new RehearsalView(
                rehearsal.isGood(),
                rehearsal.parts().stream().map(RolloverDesk::view).toList());
    }

    private static PartView view(Rehearsal.Part part) {
        return new PartView(
                part.partner().value(),
                part.failure().isEmpty(),
                part.failure().map(FailureCode::whatHappened).orElse(""),
                part.detail(),
                part.failure().map(FailureCode::whatToDo).orElse(""));
    }

    private static UseView view(String whose, Used used) {
        X509Certificate certificate = used.certificate();
        return new UseView(
                used.place().name(),
                whose,
                certificate.getSubjectX500Principal().getName(),
                Fingerprint.hex(certificate),
                used.times(),
                used.last());
    }
}
