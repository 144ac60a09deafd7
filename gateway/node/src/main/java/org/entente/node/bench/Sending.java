package org.entente.node.bench;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import org.entente.as4.message.As4Sealer;
import org.entente.as4.wire.As4Link;
import org.entente.core.content.Digest;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.Urgency;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.sealing.Outgoing;
import org.entente.core.sealing.Payload;

/** Seals and pushes one message with one payload, and takes only a receipt that fits. */
final class Sending implements Volley.Shot, AutoCloseable {

    private final BenchRooms rooms;
    private final Suite suite;
    private final As4Sealer sealer;
    private final As4Link link;
    private final byte[] content;
    private final Digest digest;

    Sending(BenchRooms rooms, Suite suite, byte[] content) {
        this.rooms = rooms;
        this.suite = suite;
        this.sealer = rooms.sealer(suite);
        this.link = rooms.link(suite);
        this.content = content.clone();
        this.digest = Digest.of(content);
    }

    @Override
    public void fire() {
        link.push(sealer.seal(message()));
    }

    private Outgoing message() {
        var id = new MessageId(UUID.randomUUID());
        var payload = new Payload(
                Payload.DOCUMENT_ID,
                "message.bin",
                "application/octet-stream",
                content.length,
                digest,
                () -> new ByteArrayInputStream(content));
        return new Outgoing(
                rooms.partner(suite),
                id,
                CaseId.openedBy(id),
                new FamilyName("alert", "v1"),
                new Desk(rooms.own(), AuthorityKind.FIU),
                new Desk(rooms.other(), AuthorityKind.FIU),
                Urgency.ROUTINE,
                rooms.clock().instant(),
                List.of(payload));
    }

    @Override
    public void close() {
        link.close();
    }
}
