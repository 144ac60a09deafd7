package org.entente.trust.enrol;

/** The authority did not certify a key; the message says why, in one sentence without a full stop. */
public final class EnrolmentFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EnrolmentFault(String sentence) {
        super(sentence);
    }

    EnrolmentFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
