package org.entente.as4.update;

import java.util.Arrays;
import java.util.Optional;

/** What a message of the certificate update service is (ebCore Agreement Update 1.0, section 3). */
public enum UpdateAction {
    REQUEST("UpdateCertificate"),
    CONFIRMATION("ConfirmCertificateUpdate"),
    REJECTION("RejectCertificateUpdate");

    private final String word;

    UpdateAction(String word) {
        this.word = word;
    }

    /** As eb:Action says it. */
    public String word() {
        return word;
    }

    public static Optional<UpdateAction> named(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word.equals(word))
                .findFirst();
    }
}
