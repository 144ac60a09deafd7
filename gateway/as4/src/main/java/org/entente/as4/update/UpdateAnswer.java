package org.entente.as4.update;

import java.time.Instant;
import java.util.Optional;

/**
 * AgreementUpdateResponse, or AgreementUpdateException where there is an objection.
 *
 * @param answers the request's id
 * @param objection why the update is not taken, in one sentence
 */
public record UpdateAnswer(String id, String answers, Instant createdAt, String agreement, Optional<String> objection) {

    /** Under which action it travels. */
    public UpdateAction action() {
        return objection.isPresent() ? UpdateAction.REJECTION : UpdateAction.CONFIRMATION;
    }
}
