package org.entente.node.doors.rest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.TemporaryFault;
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
        Optional<Long> retryAfterSeconds,
        LeftThisState leftThisState,
        List<Finding> errors,
        String instance) {

    private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);

    /** A door answers before anything leaves, so {@code leftThisState} is NO. */
    static Problem of(GatewayFailure failure, String instance) {
        Problem problem = of(failure.code(), failure.detail(), failure.findings(), instance);
        return failure instanceof TemporaryFault fault
                ? problem.after(fault.pause().orElse(USUAL_PAUSE))
                : problem;
    }

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
                Optional.of(USUAL_PAUSE.toSeconds()).filter(usual -> code.retryHelps()),
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
                retryAfterSeconds,
                leftThisState,
                errors,
                instance);
    }

    /** Whole seconds, as the header has them: never too early. */
    private Problem after(Duration pause) {
        return new Problem(
                type,
                title,
                status,
                detail,
                code,
                whoseSide,
                whatToDo,
                retryable,
                Optional.of(pause.plusMillis(999).toSeconds()),
                leftThisState,
                errors,
                instance);
    }

    private static int status(FailureCode code) {
        return switch (code) {
            case REQUEST_MALFORMED, IDEMPOTENCY_KEY_MISSING, NOT_WELL_FORMED, DOCTYPE_FORBIDDEN -> 400;
            case UNKNOWN_AGENCY, ROLE_MISSING -> 403;
            case NOT_FOUND -> 404;
            case TOO_SLOW -> 408;
            case TOO_LARGE, TOO_MANY_PARTS -> 413;
            case TOO_MANY -> 429;
            case NATIONAL_SCHEMA, UNKNOWN_FORMAT, UNREADABLE_CODE, SHARED_SCHEMA, SHARED_RULE, COVER_INVALID -> 422;
            case UNKNOWN_RECIPIENT, UNKNOWN_FAMILY, NO_LEGAL_BASIS, NOT_COMPETENT, HANDLING_FORBIDS_RECIPIENT -> 422;
            case EXPIRED, ORIGINATOR_CONSENT_MISSING, LOSS_BLOCKS, IDEMPOTENCY_KEY_REUSED, UNKNOWN_PARTNER -> 422;
            case NO_AGREEMENT, BAD_SIGNATURE, CANNOT_DECRYPT, CANNOT_DECOMPRESS, BAD_WIRE_MESSAGE -> 422;
            case REPLAY_WITH_OTHER_CONTENT, ENVELOPE_DISAGREES, REFUSED_THERE, EXPIRES_SOON, DISCARDED -> 422;
            case INCOMPLETE, HANDLING_LOOSENED, LABEL_UNDERRATED, NOT_FOR_COURT -> 422;
            case CONTENT_DAMAGED, BROKEN -> 500;
            case PARTNER_REFUSED, PARTNER_NOT_TRUSTED, RECEIPT_DOES_NOT_FIT, RECEIPT_MISSING, AGENCY_ANSWERED_BADLY ->
                502;
            case KEYS_AWAY,
                    STORE_UNAVAILABLE,
                    DISK_NEARLY_FULL,
                    PARTNER_UNREACHABLE,
                    PARTNER_BROKE_OFF,
                    AGENCY_UNREACHABLE -> 503;
            case CLOCK_WRONG -> 503;
            case CERTIFICATE_REVOKED, BLOCKED_HERE -> 502;
            case ACT_REFUSED -> 409;
            case REVOCATION_UNKNOWN -> 503;
            case PARTNER_TIMED_OUT -> 504;
        };
    }

    @Override
    public String toString() {
        return "Problem[" + code + "]";
    }
}
