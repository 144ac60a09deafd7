package org.entente.as4.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.Refused;

/**
 * What an agreement fixes and a message must repeat (ebMS 3.0 Core appendix D.3); a message that meets none is told the
 * first of these that differs.
 *
 * <p>Never what was agreed instead: a partner has that in its own copy, and nobody else needs it.
 */
public enum AgreedField {
    PARTY_ID("PartyId"),
    ROLE("Role"),
    AGREEMENT_REF("AgreementRef"),
    SERVICE("Service"),
    ACTION("Action"),
    MPC("MPC"),
    MEP("MEP"),
    COMPRESSION("CompressionType"),
    PAYLOADS("Number of payloads"),
    PAYLOAD_SIZE("Payload size"),
    CERTIFICATE("Signing certificate"),
    ALGORITHM("Algorithm");

    private static final String DIFFERS = " is not what was agreed";

    private final String words;

    AgreedField(String words) {
        this.words = words;
    }

    /** The field in which a failure says that agreement and message differ. */
    public static Optional<AgreedField> of(GatewayFailure failure) {
        return failure.findings().stream()
                .flatMap(finding -> named(finding.path()).stream())
                .findFirst();
    }

    /** The field that an error signal of a partner names, wherever its words stand in {@code text}. */
    public static Optional<AgreedField> toldIn(String text) {
        return Arrays.stream(values())
                .filter(field -> text.contains(field.sentence()))
                .findFirst();
    }

    private static Optional<AgreedField> named(String words) {
        return Arrays.stream(values())
                .filter(field -> field.words.equals(words))
                .findFirst();
    }

    public String words() {
        return words;
    }

    /** What partner and operator read. */
    public String sentence() {
        return words + DIFFERS;
    }

    public Refused differs(FailureCode code) {
        return new Refused(code, sentence(), List.of(new Finding(words, sentence())));
    }

    /** Refuses with NO_AGREEMENT unless it {@code holds}. */
    public void require(boolean holds) {
        if (!holds) {
            throw differs(FailureCode.NO_AGREEMENT);
        }
    }
}
