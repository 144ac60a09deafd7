package org.entente.as4.receipt;

import org.entente.core.failure.FailureCode;

/** The errors of ebMS 3.0 Core (section 6.7) and AS4 that this gateway answers with. */
public enum EbmsError {
    VALUE_INCONSISTENT("EBMS:0003", "Content", "ValueInconsistent"),
    OTHER("EBMS:0004", "Content", "Other"),
    PROCESSING_MODE_MISMATCH("EBMS:0010", "Processing", "ProcessingModeMismatch"),
    FAILED_AUTHENTICATION("EBMS:0101", "Processing", "FailedAuthentication"),
    FAILED_DECRYPTION("EBMS:0102", "Processing", "FailedDecryption"),
    POLICY_NONCOMPLIANCE("EBMS:0103", "Processing", "PolicyNoncompliance"),
    DECOMPRESSION_FAILURE("EBMS:0303", "Communication", "DecompressionFailure");

    private final String code;
    private final String category;
    private final String shortDescription;

    EbmsError(String code, String category, String shortDescription) {
        this.code = code;
        this.category = category;
        this.shortDescription = shortDescription;
    }

    public static EbmsError of(FailureCode failure) {
        return switch (failure) {
            case UNKNOWN_PARTNER, BAD_SIGNATURE -> FAILED_AUTHENTICATION;
            case CANNOT_DECRYPT -> FAILED_DECRYPTION;
            case NO_AGREEMENT -> PROCESSING_MODE_MISMATCH;
            case BAD_WIRE_MESSAGE, DOCTYPE_FORBIDDEN, NOT_WELL_FORMED -> POLICY_NONCOMPLIANCE;
            case TOO_LARGE -> DECOMPRESSION_FAILURE;
            case REPLAY_WITH_OTHER_CONTENT, UNKNOWN_RECIPIENT -> VALUE_INCONSISTENT;
            default -> OTHER;
        };
    }

    public String code() {
        return code;
    }

    public String category() {
        return category;
    }

    public String shortDescription() {
        return shortDescription;
    }
}
