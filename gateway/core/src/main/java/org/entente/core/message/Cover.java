package org.entente.core.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * What an agency says beside its national document: the envelope, and the family fields that the format lacks.
 *
 * <p>The gateway adds what an agency must not choose: message id, sender, time of issue. The typed fields are a view
 * of {@code xml}, which stays whole.
 *
 * @param attachmentRoles file name to role
 * @param details name of a family field to its values, in order
 * @param xml the cover as XML, root {@code Cover} in the envelope's namespace
 */
public record Cover(
        Envelope.FamilyName family,
        Desk receiver,
        Urgency urgency,
        Optional<Instant> expiresAt,
        Optional<CaseId> conversation,
        Optional<MessageId> inReplyTo,
        Optional<String> documentFormat,
        Map<String, String> attachmentRoles,
        Map<String, List<String>> details,
        Document xml) {

    public Cover {
        attachmentRoles = Map.copyOf(attachmentRoles);
        details = Map.copyOf(details);
    }

    /** All values of one detail, for example {@code question}; empty when the agency gave none. */
    public List<String> detail(String name) {
        return details.getOrDefault(name, List.of());
    }

    @Override
    public String toString() {
        return "Cover[" + family + " to " + receiver + ", " + urgency + "]";
    }
}
