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
    VALUE_NOT_RECOGNIZED("EBMS:0001", "ValueNotRecognized", "Content"),
    VALUE_INCONSISTENT("EBMS:0003", "ValueInconsistent", "Content"),
    OTHER("EBMS:0004", "Other", "Content"),
    MIME_INCONSISTENCY("EBMS:0007", "MimeInconsistency", "Unpackaging"),
    INVALID_HEADER("EBMS:0009", "InvalidHeader", "Unpackaging"),
    PROCESSING_MODE_MISMATCH("EBMS:0010", "ProcessingModeMismatch", "Processing"),
    FAILED_AUTHENTICATION("EBMS:0101", "FailedAuthentication", "Processing"),
    FAILED_DECRYPTION("EBMS:0102", "FailedDecryption", "Processing"),
    POLICY_NONCOMPLIANCE("EBMS:0103", "PolicyNoncompliance", "Processing"),
    DELIVERY_FAILURE("EBMS:0202", "DeliveryFailure", "Communication"),
    DECOMPRESSION_FAILURE("EBMS:0303", "DecompressionFailure", "Communication");

    private final String code;
    private final String description;
    private final String category;

    EbmsError(String code, String description, String category) {
        this.code = code;
        this.description = description;
        this.category = category;
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
                    case AGREEMENT_REF, MEP, COMPRESSION, PAYLOADS, PAYLOAD_SIZE, CERTIFICATE, ALGORITHM ->
                        PROCESSING_MODE_MISMATCH;
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
            case TOO_LARGE, CANNOT_DECOMPRESS -> DECOMPRESSION_FAILURE;
            case TOO_MANY_PARTS -> MIME_INCONSISTENCY;
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

    /** ebMS 3.0 Core §6.2.4. */
    public String category() {
        return category;
    }

    /** The module that found it: ebMS 3.0 Core §6.2.2. */
    public String origin() {
        return switch (this) {
            case FAILED_AUTHENTICATION, FAILED_DECRYPTION, POLICY_NONCOMPLIANCE -> "security";
            case DELIVERY_FAILURE -> "reliability";
            case VALUE_NOT_RECOGNIZED,
                    VALUE_INCONSISTENT,
                    OTHER,
                    MIME_INCONSISTENCY,
                    INVALID_HEADER,
                    PROCESSING_MODE_MISMATCH,
                    DECOMPRESSION_FAILURE -> "ebMS";
        };
    }

    /** Whether the sender does well to try again. */
    public boolean isTemporary() {
        return this == DELIVERY_FAILURE;
    }
}
