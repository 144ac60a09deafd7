package org.entente.core.sealing;

import java.util.ArrayList;
import java.util.List;
import org.entente.core.content.ContentStore;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.PermanentFault;
import org.entente.core.ledger.Clearance;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partners;
import org.entente.core.policy.ClearedToLeave;

/** Signs and encrypts what the rule book cleared, and nothing else: its content is the digest that was judged. */
public final class Sealing {

    private final Sealer sealer;
    private final Partners partners;
    private final ContentStore contents;

    public Sealing(Sealer sealer, Partners partners, ContentStore contents) {
        this.sealer = sealer;
        this.partners = partners;
        this.contents = contents;
    }

    public Sealed seal(ClearedToLeave cleared) {
        LedgerEntry entry = cleared.entry();
        Partner partner = partners.of(entry.partner())
                .orElseThrow(() -> new PermanentFault(
                        FailureCode.UNKNOWN_RECIPIENT, "There is no agreement with " + entry.partner()));
        WireMessage wire = sealer.seal(outgoing(cleared, partner));
        KillPoint.K14.passed();
        return new Sealed(entry, wire);
    }

    private Outgoing outgoing(ClearedToLeave cleared, Partner partner) {
        LedgerEntry entry = cleared.entry();
        Clearance clearance = cleared.clearance();
        return new Outgoing(
                partner,
                entry.id(),
                entry.conversation(),
                entry.family(),
                entry.sender(),
                entry.receiver(),
                entry.urgency(),
                clearance.at(),
                payloads(cleared));
    }

    private List<Payload> payloads(ClearedToLeave cleared) {
        LedgerEntry entry = cleared.entry();
        var payloads = new ArrayList<Payload>();
        payloads.add(document(cleared));
        List<Part> attachments = entry.parts(PartRole.ATTACHMENT);
        for (int i = 0; i < attachments.size(); i++) {
            Part part = attachments.get(i);
            payloads.add(new Payload(
                    "a" + (i + 1),
                    part.name(),
                    part.mediaType(),
                    part.size(),
                    part.digest(),
                    () -> contents.open(entry.key(), part)));
        }
        return payloads;
    }

    private static Payload document(ClearedToLeave cleared) {
        byte[] bytes = cleared.bytes().bytes();
        return new Payload(
                Payload.DOCUMENT_ID,
                "message.xml",
                "application/xml",
                bytes.length,
                cleared.bytes().digest(),
                () -> new java.io.ByteArrayInputStream(bytes));
    }
}
