package org.entente.core.sealing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.core.content.ContentStore;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.PermanentFault;
import org.entente.core.ledger.Clearance;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partners;
import org.entente.core.partner.Terms.Pattern;
import org.entente.core.policy.ClearedToLeave;

/** Signs and encrypts what the rule book cleared, and nothing else: its content is the digest that was judged. */
public final class Sealing {

    private final Sealer sealer;
    private final Partners partners;
    private final ContentStore contents;
    private final Ledger ledger;

    public Sealing(Sealer sealer, Partners partners, Workbench workbench) {
        this.sealer = sealer;
        this.partners = partners;
        this.contents = workbench.contents();
        this.ledger = workbench.ledger();
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
                refTo(entry, partner),
                payloads(cleared));
    }

    /** Only what this partner sent has a name that it knows (ebMS 3.0 Core §2.2.8, two-way push-and-push). */
    private Optional<String> refTo(LedgerEntry entry, Partner partner) {
        return entry.links()
                .inReplyTo()
                .filter(any -> partner.terms().answers().pattern() == Pattern.TWO_WAY)
                .flatMap(answered -> ledger.find(Way.INBOUND, answered))
                .filter(answered -> answered.partner().equals(partner.state()))
                .map(answered -> answered.links().wireId())
                .filter(name -> !name.isEmpty());
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
