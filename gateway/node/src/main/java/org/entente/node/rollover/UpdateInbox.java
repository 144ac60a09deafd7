package org.entente.node.rollover;

import java.time.Instant;
import java.util.Optional;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.message.UpdateService;
import org.entente.as4.update.UpdateAnswer;
import org.entente.as4.update.UpdateRequest;
import org.entente.as4.update.UpdateRequest.Replacement;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.ledger.Way;
import org.entente.core.message.StateCode;
import org.entente.core.rollover.CertificateUpdate;
import org.entente.core.rollover.UpdateStage;
import org.entente.trust.path.PartnerCertificates;

/**
 * Keeps what partners announce until people have decided, and what they answer.
 *
 * <p>Trusts nothing because of it. What could never be trusted is turned down at once, with the reason.
 */
public final class UpdateInbox implements UpdateService.Inbox {

    private static final int MOST_OPEN = 16;
    private static final int TRIES = 5;

    private final Agreements agreements;
    private final UpdateBook book;

    public UpdateInbox(Agreements agreements, UpdateBook book) {
        this.agreements = agreements;
        this.book = book;
    }

    @Override
    public void requested(StateCode partner, UpdateRequest request, String document) {
        if (book.find(Way.INBOUND, partner, request.id()).isPresent()) {
            return;
        }
        requireRoom(partner);
        Optional<String> objection = agreements.with(partner).flatMap(peer -> objection(peer, request, book.now()));
        UpdateStage stage = objection.isPresent() ? UpdateStage.TURNED_DOWN : UpdateStage.RECEIVED;
        Instant now = book.now();
        book.enter(new CertificateUpdate(
                request.id(), Way.INBOUND, partner, document, stage, objection.orElse(""), now, now));
    }

    private void requireRoom(StateCode partner) {
        long open = book.all().stream()
                .filter(one -> one.way() == Way.INBOUND && one.partner().equals(partner))
                .filter(one -> one.stage().isOpen())
                .count();
        if (open >= MOST_OPEN) {
            throw new TemporaryFault(
                    FailureCode.TOO_MANY, MOST_OPEN + " updates of certificates wait for the people of this State");
        }
    }

    private static Optional<String> objection(Peer peer, UpdateRequest request, Instant now) {
        if (!request.agreement().equals(peer.partner().agreement())) {
            return Optional.of("It is about another agreement than ours.");
        }
        return request.replacements().stream()
                .flatMap(one -> objection(peer.certificates(), one, now).stream())
                .findFirst();
    }

    /** A certificate that is not valid yet is judged at the time from which it is. */
    private static Optional<String> objection(PartnerCertificates held, Replacement one, Instant now) {
        Optional<String> name = held.pinned().name(one.current()::is);
        if (name.isEmpty()) {
            return Optional.of("It replaces a certificate that is not held here.");
        }
        Instant from = one.next().getNotBefore().toInstant();
        PartnerCertificates then = held.at(from.isAfter(now) ? from : now);
        return then.isGoodAs(name.get(), one.next())
                ? Optional.empty()
                : Optional.of("The next certificate for " + name.get()
                        + " is not fit: its path to the root held here, dates, uses, algorithm or size of its key.");
    }

    @Override
    public void answered(StateCode partner, UpdateAnswer answer) {
        UpdateStage stage = answer.objection().isPresent() ? UpdateStage.REJECTED : UpdateStage.CONFIRMED;
        for (int tried = 0; tried < TRIES; tried++) {
            CertificateUpdate update = book.find(Way.OUTBOUND, partner, answer.answers())
                    .orElseThrow(() -> new Refused(
                            FailureCode.BAD_WIRE_MESSAGE, "It answers no update of certificates that was announced"));
            if (!update.stage().isOpen()
                    || book.move(update, stage, answer.objection().orElse(""))) {
                return;
            }
        }
        throw new TemporaryFault(FailureCode.TOO_MANY, "The update of certificates that it answers is being changed");
    }
}
