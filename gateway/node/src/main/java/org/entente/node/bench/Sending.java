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

/** Seals and pushes one message with a document, and takes only a receipt that fits. */
public final class Sending implements Shot, AutoCloseable {

    private final BenchRooms rooms;
    private final Suite suite;
    private final As4Sealer sealer;
    private final As4Link link;
    private final List<Payload> payloads;

    public Sending(BenchRooms rooms, Suite suite, Payload... payloads) {
        this.rooms = rooms;
        this.suite = suite;
        this.sealer = rooms.sealer(suite);
        this.link = rooms.link(suite);
        this.payloads = List.of(payloads);
    }

    /** A document that is in memory anyway; every message has one. */
    public static Payload payload(byte[] content) {
        return new Payload(
                Payload.DOCUMENT_ID,
                "message.bin",
                "application/octet-stream",
                content.length,
                Digest.of(content),
                () -> new ByteArrayInputStream(content));
    }

    @Override
    public void fire() {
        link.push(sealer.seal(message()));
    }

    /** A message with those payloads and an id of its own. */
    public Outgoing message() {
        var id = new MessageId(UUID.randomUUID());
        return new Outgoing(
                rooms.partner(suite),
                id,
                CaseId.openedBy(id),
                new FamilyName("alert", "v1"),
                new Desk(rooms.own(), AuthorityKind.FIU),
                new Desk(rooms.other(), AuthorityKind.FIU),
                Urgency.ROUTINE,
                rooms.clock().instant(),
                payloads);
    }

    @Override
    public void close() {
        link.close();
    }
}
