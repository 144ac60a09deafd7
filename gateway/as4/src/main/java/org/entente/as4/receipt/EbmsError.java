package org.entente.as4.receipt;

import java.util.Arrays;
import java.util.Optional;
import org.entente.as4.agreement.AgreedField;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.PermanentFault;
import org.entente.core.failure.Refused;
import org.entente.core.failure.TemporaryFault;

/** The ebMS errors that this gateway sends, and which of its own failures each stands for (ebMS 3.0 Core §6.7). */
public enum EbmsError {
    VALUE_NOT_RECOGNIZED("EBMS:0001", "ValueNotRecognized"),
    VALUE_INCONSISTENT("EBMS:0003", "ValueInconsistent"),
    OTHER("EBMS:0004", "Other"),
    INVALID_HEADER("EBMS:0009", "InvalidHeader"),
    PROCESSING_MODE_MISMATCH("EBMS:0010", "ProcessingModeMismatch"),
    FAILED_AUTHENTICATION("EBMS:0101", "FailedAuthentication"),
    FAILED_DECRYPTION("EBMS:0102", "FailedDecryption"),
    POLICY_NONCOMPLIANCE("EBMS:0103", "PolicyNoncompliance"),
    DELIVERY_FAILURE("EBMS:0202", "DeliveryFailure"),
    DECOMPRESSION_FAILURE("EBMS:0303", "DecompressionFailure");

    private final String code;
    private final String description;

    EbmsError(String code, String description) {
        this.code = code;
        this.description = description;
    }

    public static EbmsError of(GatewayFailure failure) {
        return switch (failure) {
            case TemporaryFault ignored -> DELIVERY_FAILURE;
            case PermanentFault ignored -> OTHER;
            case Refused refused when refused.code() == FailureCode.NO_AGREEMENT -> ofDifference(refused);
            case Refused refused -> of(refused.code());
        };
    }

    /** The same code whether the value is unknown here or agreed with somebody else: that is nobody's business. */
    private static EbmsError ofDifference(Refused refused) {
        return AgreedField.of(refused)
                .map(field -> switch (field) {
                    case SERVICE, ACTION, MPC -> VALUE_NOT_RECOGNIZED;
                    case PARTY_ID, ROLE -> VALUE_INCONSISTENT;
                    case AGREEMENT_REF, ALGORITHM -> PROCESSING_MODE_MISMATCH;
                })
                .orElse(PROCESSING_MODE_MISMATCH);
    }

    private static EbmsError of(FailureCode reason) {
        return switch (reason) {
            case REPLAY_WITH_OTHER_CONTENT -> INVALID_HEADER;
            case UNKNOWN_PARTNER, NO_AGREEMENT, UNKNOWN_RECIPIENT -> PROCESSING_MODE_MISMATCH;
            case BAD_SIGNATURE -> FAILED_AUTHENTICATION;
            case CANNOT_DECRYPT -> FAILED_DECRYPTION;
            case BAD_WIRE_MESSAGE -> POLICY_NONCOMPLIANCE;
            case TOO_LARGE -> DECOMPRESSION_FAILURE;
            default -> OTHER;
        };
    }

    public static Optional<EbmsError> withCode(String code) {
        return Arrays.stream(values()).filter(error -> error.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    public String description() {
        return description;
    }

    /** Whether the sender does well to try again. */
    public boolean isTemporary() {
        return this == DELIVERY_FAILURE;
    }
}
