package org.entente.integration.story;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.As4Sealer;
import org.entente.as4.wire.As4Link;
import org.entente.core.content.Digest;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.Urgency;
import org.entente.core.sealing.Outgoing;
import org.entente.core.sealing.Payload;
import org.entente.core.xml.SafeXml;
import org.entente.node.config.NodeConfig;
import org.entente.node.config.NodeConfigReader;
import org.entente.node.partners.Partnership;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.keys.TlsContexts;
import org.entente.trust.path.PartnerCertificates;

/** A State's gateway, with its own keys, which sends what its rooms would never let out. */
final class AGatewayThatErrs {

    private final NodeConfig config;
    private final Clock clock = Clock.systemUTC();
    private final SafeXml xml = new SafeXml(As4Limits.standard().xml());

    AGatewayThatErrs(Path configuration) {
        this.config = NodeConfigReader.read(configuration);
    }

    /** From its police to the other State's immigration service; returns when it has the signed receipt. */
    String sends(FamilyName family, String document) {
        NodeKeys keys = NodeKeys.in(config.trust().keysFolder());
        Partnership known = Partnership.of(config, clock).getFirst();
        var certificates = PartnerCertificates.in(known.partner().state(), known.certificates(), clock);
        var agreements = new Agreements(config.state().asCode(), List.of(new Peer(known.partner(), certificates)));
        var sealer = new As4Sealer(agreements, keys, xml, clock, UUID::randomUUID);
        var id = new MessageId(UUID.randomUUID());
        try (var link = new As4Link(agreements, new TlsContexts(keys), xml, As4Limits.standard(), clock)) {
            link.push(sealer.seal(message(known, id, family, document.getBytes(StandardCharsets.UTF_8))));
        }
        return id.toString();
    }

    private Outgoing message(Partnership known, MessageId id, FamilyName family, byte[] bytes) {
        var payload = new Payload(
                Payload.DOCUMENT_ID,
                "message.xml",
                "application/xml",
                bytes.length,
                Digest.of(bytes),
                () -> new ByteArrayInputStream(bytes));
        return new Outgoing(
                known.partner(),
                id,
                CaseId.openedBy(id),
                family,
                new Desk(config.state().asCode(), AuthorityKind.POLICE),
                new Desk(known.partner().state(), AuthorityKind.IMMIGRATION),
                Urgency.FLASH,
                clock.instant(),
                List.of(payload));
    }
}
