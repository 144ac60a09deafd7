package org.entente.node.doors.rest;

import java.util.List;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.ledger.LeftThisState;

/** A failure as RFC 9457 words it, with the four texts of its code; never a class name or a parser's words. */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String whoseSide,
        String whatToDo,
        boolean retryable,
        LeftThisState leftThisState,
        List<Finding> errors,
        String instance) {

    /** A door answers before anything leaves, so {@code leftThisState} is NO. */
    static Problem of(FailureCode code, String detail, List<Finding> errors, String instance) {
        return new Problem(
                "/problems/" + code,
                code.whatHappened(),
                status(code),
                detail,
                code.name(),
                code.side().words(),
                code.whatToDo(),
                code.retryHelps(),
                LeftThisState.NO,
                errors,
                instance);
    }

    Problem as(int otherStatus, String otherDetail) {
        return new Problem(
                type,
                title,
                otherStatus,
                otherDetail,
                code,
                whoseSide,
                whatToDo,
                retryable,
                leftThisState,
                errors,
                instance);
    }

    private static int status(FailureCode code) {
        return switch (code) {
            case REQUEST_MALFORMED, IDEMPOTENCY_KEY_MISSING, NOT_WELL_FORMED, DOCTYPE_FORBIDDEN -> 400;
            case UNKNOWN_AGENCY -> 403;
            case NOT_FOUND -> 404;
            case TOO_SLOW -> 408;
            case TOO_LARGE, TOO_MANY_PARTS -> 413;
            case NATIONAL_SCHEMA,
                    UNKNOWN_FORMAT,
                    UNREADABLE_CODE,
                    SHARED_SCHEMA,
                    COVER_INVALID,
                    UNKNOWN_RECIPIENT,
                    UNKNOWN_FAMILY,
                    NO_LEGAL_BASIS,
                    NOT_COMPETENT,
                    HANDLING_FORBIDS_RECIPIENT,
                    EXPIRED,
                    ORIGINATOR_CONSENT_MISSING,
                    LOSS_BLOCKS,
                    IDEMPOTENCY_KEY_REUSED,
                    UNKNOWN_PARTNER,
                    NO_AGREEMENT,
                    BAD_SIGNATURE,
                    CANNOT_DECRYPT,
                    CANNOT_DECOMPRESS,
                    BAD_WIRE_MESSAGE,
                    REPLAY_WITH_OTHER_CONTENT,
                    ENVELOPE_DISAGREES,
                    REFUSED_THERE -> 422;
            case CONTENT_DAMAGED, BROKEN -> 500;
            case PARTNER_REFUSED, PARTNER_NOT_TRUSTED, RECEIPT_DOES_NOT_FIT, RECEIPT_MISSING, AGENCY_ANSWERED_BADLY ->
                502;
            case STORE_UNAVAILABLE, PARTNER_UNREACHABLE, AGENCY_UNREACHABLE -> 503;
            case PARTNER_TIMED_OUT -> 504;
        };
    }

    @Override
    public String toString() {
        return "Problem[" + code + "]";
    }
}
