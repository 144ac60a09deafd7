package org.entente.core.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.core.content.ContentKey;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;

/**
 * What the ledger knows of one message on one way; metadata only, content lies in its parts.
 *
 * @param agencyKey the agency's idempotency key with its fingerprint; empty on the inbound way
 * @param wireMark inbound: what tells a repeat from a forgery, opaque to all but the AS4 room; empty outbound
 * @param links what ties it to another message
 */
public record LedgerEntry(
        Way way,
        MessageId id,
        CaseId conversation,
        FamilyName family,
        Desk sender,
        Desk receiver,
        Urgency urgency,
        Optional<Instant> expiresAt,
        Instant createdAt,
        ContentKey key,
        Optional<AgencyKey> agencyKey,
        String wireMark,
        Links links,
        Standing standing,
        List<Part> parts) {

    public LedgerEntry {
        parts = List.copyOf(parts);
    }

    /** Of a message that answers none. */
    public LedgerEntry(
            Way way,
            MessageId id,
            CaseId conversation,
            FamilyName family,
            Desk sender,
            Desk receiver,
            Urgency urgency,
            Optional<Instant> expiresAt,
            Instant createdAt,
            ContentKey key,
            Optional<AgencyKey> agencyKey,
            String wireMark,
            Standing standing,
            List<Part> parts) {
        this(
                way,
                id,
                conversation,
                family,
                sender,
                receiver,
                urgency,
                expiresAt,
                createdAt,
                key,
                agencyKey,
                wireMark,
                Links.NONE,
                standing,
                parts);
    }

    /** The part of the record that moves: stage, clearance, retry state, attempts so far, when it last moved. */
    public record Standing(
            Stage stage,
            Optional<Clearance> clearance,
            Optional<Retrying> retrying,
            LeftThisState left,
            Instant movedAt) {}

    /** An idempotency key of one agency, and the digest of what was handed in under it. */
    public record AgencyKey(String key, String fingerprint) {}

    public Stage stage() {
        return standing.stage();
    }

    /** The State at the other end: the receiver's on the way out, the sender's on the way in. */
    public StateCode partner() {
        return way == Way.OUTBOUND ? receiver.state() : sender.state();
    }

    /** The desk of this State that the message belongs to. */
    public Desk ownDesk() {
        return way == Way.OUTBOUND ? sender : receiver;
    }

    public Optional<Part> part(PartRole role) {
        return parts.stream().filter(part -> part.role() == role).findFirst();
    }

    public List<Part> parts(PartRole role) {
        return parts.stream().filter(part -> part.role() == role).toList();
    }

    /**
     * The same message, moved and with more parts.
     *
     * <p>Of a role that a message has once, the latest counts: a replayed message is translated again.
     */
    public LedgerEntry with(Standing now, List<Part> more) {
        List<Part> all = new ArrayList<>(parts);
        for (Part part : more) {
            if (part.role() != PartRole.ATTACHMENT) {
                all.removeIf(earlier -> earlier.role() == part.role());
            }
            all.add(part);
        }
        return new LedgerEntry(
                way,
                id,
                conversation,
                family,
                sender,
                receiver,
                urgency,
                expiresAt,
                createdAt,
                key,
                agencyKey,
                wireMark,
                links,
                now,
                all);
    }

    @Override
    public String toString() {
        return "LedgerEntry[" + way + ", " + id + ", " + stage() + "]";
    }
}
