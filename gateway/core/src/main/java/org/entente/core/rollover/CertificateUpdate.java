package org.entente.core.rollover;

import java.time.Instant;
import org.entente.core.ledger.Way;
import org.entente.core.message.StateCode;

/**
 * One side's wish that other certificates of it count, from its announcement to the answer.
 *
 * <p>Source: OASIS ebCore Agreement Update 1.0, sections 2 and 3.
 *
 * @param id as the side that announces it names it
 * @param way outbound where this State announces it, inbound where the partner does
 * @param request the request as it travels, XML
 * @param note why it is not taken, in one sentence; empty otherwise
 * @param changed when it came to its stage
 */
public record CertificateUpdate(
        String id,
        Way way,
        StateCode partner,
        String request,
        UpdateStage stage,
        String note,
        Instant created,
        Instant changed) {

    /** The same, further on. */
    public CertificateUpdate at(UpdateStage next, String why, Instant now) {
        return new CertificateUpdate(id, way, partner, request, next, why, created, now);
    }

    @Override
    public String toString() {
        return "CertificateUpdate[" + way + " " + partner + " " + id + " " + stage + "]";
    }
}
