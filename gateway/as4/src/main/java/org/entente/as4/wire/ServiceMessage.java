package org.entente.as4.wire;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.entente.core.content.Digest;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;
import org.entente.core.partner.Partner;
import org.entente.core.sealing.Outgoing;
import org.entente.core.sealing.Payload;

/** What one gateway says to another itself: one small XML document, so that all keys are used. */
final class ServiceMessage {

    /** Never on the wire: service and action say what it is. */
    private static final FamilyName NO_FAMILY = new FamilyName("gateway", "v1");

    private ServiceMessage() {}

    static Outgoing of(StateCode own, Partner partner, MessageId id, Instant now, String name, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        var payload = new Payload(
                Payload.DOCUMENT_ID,
                name,
                "application/xml",
                bytes.length,
                Digest.of(bytes),
                () -> new ByteArrayInputStream(bytes));
        return new Outgoing(
                partner,
                id,
                CaseId.openedBy(id),
                NO_FAMILY,
                Desk.gatewayOf(own),
                Desk.gatewayOf(partner.state()),
                Urgency.URGENT,
                now,
                List.of(payload));
    }
}
