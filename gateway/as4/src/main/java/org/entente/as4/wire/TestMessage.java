package org.entente.as4.wire;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.entente.as4.agreement.Namespaces;
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

/** The test message of ebMS 3.0 Core §5.2.2 between gateways, with one small payload so that all keys are used. */
final class TestMessage {

    /** Written as Action, it is the one of the test service. */
    private static final FamilyName FAMILY =
            new FamilyName(Namespaces.EBMS.substring(0, Namespaces.EBMS.length() - 1), "test");

    private static final byte[] TEXT = "<Test/>".getBytes(StandardCharsets.UTF_8);

    private TestMessage() {}

    static Outgoing of(StateCode own, Partner partner, MessageId id, Instant now) {
        var payload = new Payload(
                Payload.DOCUMENT_ID,
                "test.xml",
                "application/xml",
                TEXT.length,
                Digest.of(TEXT),
                () -> new ByteArrayInputStream(TEXT));
        return new Outgoing(
                partner,
                id,
                CaseId.openedBy(id),
                FAMILY,
                Desk.gatewayOf(own),
                Desk.gatewayOf(partner.state()),
                Urgency.URGENT,
                now,
                List.of(payload));
    }
}
