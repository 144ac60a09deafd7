package org.entente.core.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What every message says about itself, whatever its family. */
public record Envelope(
        MessageId messageId,
        CaseLinks links,
        FamilyName family,
        Parties parties,
        PointOfContact contact,
        Validity validity,
        UrgencyMark urgency,
        Optional<Deadline> deadline,
        List<LegalBasis> legalBasis,
        Handling handling,
        Safeguards safeguards,
        List<Attachment> attachments,
        Optional<Origin> translatedFrom) {

    public Envelope {
        legalBasis = List.copyOf(legalBasis);
        attachments = List.copyOf(attachments);
    }

    /** The case a message belongs to, and what it answers or replaces. */
    public record CaseLinks(CaseId conversation, Optional<MessageId> inReplyTo, Optional<MessageId> supersedes) {}

    /** A family by name and major version, for example {@code alert} and {@code v1}. */
    public record FamilyName(String name, String version) {
        @Override
        public String toString() {
            return name + "/" + version;
        }
    }

    /** Sender and receiver of this hop, and the originator, who keeps control through every hop. */
    public record Parties(Desk sender, Desk receiver, Desk originator, Optional<Consent> originatorConsent) {}

    /** The originator's consent that somebody else passes the message on. */
    public record Consent(String reference, Instant grantedAt) {}

    /** Whom a person calls; duty roles, not names of officers. */
    public record PointOfContact(
            String role, Optional<String> phone, Optional<String> email, List<String> languages, boolean is24x7) {
        public PointOfContact {
            languages = List.copyOf(languages);
        }

        @Override
        public String toString() {
            return "PointOfContact[redacted]";
        }
    }

    /** UTC instants; an alert without an end is refused by its family's rules. */
    public record Validity(Instant issuedAt, Optional<Instant> validFrom, Optional<Instant> expiresAt) {
        public boolean isOverAt(Instant now) {
            return expiresAt.map(end -> !now.isBefore(end)).orElse(false);
        }
    }

    /** The level, and why where the level needs a reason. */
    public record UrgencyMark(Urgency level, Optional<String> reason) {
        @Override
        public String toString() {
            return level.name();
        }
    }

    /** When an answer is due, as an absolute instant; who set it, and whether working days alone were counted. */
    public record Deadline(Instant dueAt, boolean inWorkingDays, Optional<String> source) {}

    /** Necessity in words, and the flags that raise handling. */
    public record Safeguards(Optional<String> necessity, List<String> flags) {
        public Safeguards {
            flags = List.copyOf(flags);
        }

        @Override
        public String toString() {
            return "Safeguards[redacted]";
        }
    }

    /**
     * One attachment as the envelope announces it; the bytes travel beside.
     *
     * @param handling its own, which may only be stricter than the message's; absent: the message's
     */
    public record Attachment(
            String id,
            String name,
            String mediaType,
            long size,
            String sha256,
            String role,
            Optional<Handling> handling) {

        @Override
        public String toString() {
            return "Attachment[" + id + ", " + size + " bytes]";
        }
    }

    /** The national document this message was translated from. */
    public record Origin(String sourceFormat, String sourceSha256, String mapper, String mapperVersion) {}
}
