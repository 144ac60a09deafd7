package org.entente.node.rollover;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.update.NamedCertificate;
import org.entente.as4.update.UpdateRequest;
import org.entente.as4.update.UpdateWriter;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.ledger.Way;
import org.entente.core.message.StateCode;
import org.entente.core.rollover.CertificateUpdate;
import org.entente.core.rollover.UpdateStage;
import org.entente.trust.keys.KeyRollover;
import org.entente.trust.keys.KeyRollover.Replacement;
import org.entente.trust.path.Pinned;

/** What operators do about updates of certificates: announce their own, and see and turn down those of partners. */
public final class UpdateDesk {

    /** How long a partner's people may take before ours should call. */
    private static final Duration RESPOND_WITHIN = Duration.ofDays(7);

    private final Agreements agreements;
    private final KeyRollover rollover;
    private final UpdateBook book;

    public UpdateDesk(Agreements agreements, KeyRollover rollover, UpdateBook book) {
        this.agreements = agreements;
        this.rollover = rollover;
        this.book = book;
    }

    /** The newest first. */
    public List<UpdateView> list() {
        return book.all().stream().map(this::view).toList();
    }

    /**
     * Announces the certified next keys to a partner, or to all, each those that the agreement with it needs.
     *
     * @param activateBy when they will be used; without it, the date that was set for the switch
     * @return what is new; nothing where all was announced before
     * @throws Refused NOT_FOUND where there is no next certificate, or no such partner
     */
    public List<UpdateView> announce(Optional<Instant> activateBy, Optional<StateCode> to) {
        List<Replacement> ready = rollover.replacements();
        if (ready.isEmpty()) {
            throw new Refused(FailureCode.NOT_FOUND, "No next key of this node has its certificate yet");
        }
        List<Peer> peers = to.map(state -> List.of(agreements
                        .with(state)
                        .orElseThrow(
                                () -> new Refused(FailureCode.NOT_FOUND, "There is no agreement with that State"))))
                .orElseGet(agreements::all);
        Optional<Instant> date = activateBy.or(rollover::scheduled);
        return peers.stream()
                .map(peer -> request(peer, ready, date))
                .filter(one -> !isAnnounced(one))
                .map(this::entered)
                .toList();
    }

    /** The update of one partner, on its way into the book. */
    private record Wanted(StateCode partner, UpdateRequest request) {
        private Set<X509Certificate> next() {
            return UpdateDesk.next(request);
        }
    }

    private Wanted request(Peer peer, List<Replacement> ready, Optional<Instant> date) {
        List<String> names = Pinned.names(peer.partner().suite());
        Instant now = book.now();
        return new Wanted(
                peer.partner().state(),
                new UpdateRequest(
                        UUID.randomUUID().toString(),
                        now,
                        now.plus(RESPOND_WITHIN),
                        date,
                        peer.partner().agreement(),
                        ready.stream()
                                .filter(one -> names.contains(one.alias()))
                                .map(one ->
                                        new UpdateRequest.Replacement(NamedCertificate.of(one.current()), one.next()))
                                .toList()));
    }

    /** What was rejected may be announced again. */
    private boolean isAnnounced(Wanted wanted) {
        return wanted.next().isEmpty()
                || book.all().stream()
                        .filter(one ->
                                one.way() == Way.OUTBOUND && one.partner().equals(wanted.partner()))
                        .filter(one -> one.stage() != UpdateStage.REJECTED)
                        .anyMatch(one -> next(book.request(one)).equals(wanted.next()));
    }

    private UpdateView entered(Wanted wanted) {
        UpdateRequest request = wanted.request();
        var update = new CertificateUpdate(
                request.id(),
                Way.OUTBOUND,
                wanted.partner(),
                UpdateWriter.write(request),
                UpdateStage.WAITING,
                "",
                request.createdAt(),
                request.createdAt());
        book.enter(update);
        return view(update);
    }

    /**
     * Says no to a partner's update that waits for people.
     *
     * @throws Refused NOT_FOUND where none of that partner and id waits
     */
    public UpdateView reject(StateCode partner, String id, String reason) {
        CertificateUpdate update = book.find(Way.INBOUND, partner, id)
                .filter(one -> one.stage() == UpdateStage.RECEIVED)
                .filter(one -> book.move(one, UpdateStage.TURNED_DOWN, reason))
                .orElseThrow(() ->
                        new Refused(FailureCode.NOT_FOUND, "No update of that partner and id waits for a decision"));
        return view(update.at(UpdateStage.TURNED_DOWN, reason, book.now()));
    }

    private UpdateView view(CertificateUpdate update) {
        return UpdateView.of(update, book.request(update), current -> name(update, current));
    }

    private Optional<String> name(CertificateUpdate update, NamedCertificate current) {
        if (update.way() == Way.OUTBOUND) {
            return rollover.replacements().stream()
                    .filter(one -> current.is(one.current()))
                    .map(Replacement::alias)
                    .findFirst();
        }
        return agreements
                .with(update.partner())
                .flatMap(peer -> peer.certificates().pinned().name(current::is));
    }

    private static Set<X509Certificate> next(UpdateRequest request) {
        return request.replacements().stream()
                .map(UpdateRequest.Replacement::next)
                .collect(Collectors.toSet());
    }
}
