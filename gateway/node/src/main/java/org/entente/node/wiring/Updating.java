package org.entente.node.wiring;

import java.util.Optional;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.As4Sealer;
import org.entente.as4.message.TestService;
import org.entente.as4.message.UpdateService;
import org.entente.as4.wire.As4Updates;
import org.entente.core.arrival.Arrival;
import org.entente.core.sealing.PartnerLink;
import org.entente.core.xml.SafeXml;
import org.entente.node.rollover.UpdateBook;
import org.entente.node.rollover.UpdateDesk;
import org.entente.node.rollover.UpdateInbox;
import org.entente.node.rollover.UpdatePost;
import org.entente.trust.keys.KeyRollover;

/** What gateways tell each other of their certificates: who takes it, who shows it to people, who carries it. */
final class Updating {

    private final TestService.Means means;
    private final Agreements agreements;
    private final UpdateBook book;
    private final UpdateService service;

    Updating(TestService.Means means, SafeXml xml, As4Limits limits, WireRoom.Watched watched) {
        this.means = means;
        this.agreements = means.agreements();
        this.book = new UpdateBook(watched.updates(), xml, watched.audit(), means.clock());
        this.service = new UpdateService(means, xml, limits, new UpdateInbox(agreements, book));
    }

    /** The receipt; empty for every arrival that says nothing of certificates. */
    Optional<byte[]> answer(Arrival arrival) {
        return service.answer(arrival);
    }

    UpdateDesk desk(KeyRollover rollover) {
        return new UpdateDesk(agreements, rollover, book);
    }

    UpdatePost post(As4Sealer sealer, PartnerLink line) {
        var updates = new As4Updates(agreements, sealer, line, means.clock(), means.chance());
        return new UpdatePost(agreements, book, updates::send);
    }
}
