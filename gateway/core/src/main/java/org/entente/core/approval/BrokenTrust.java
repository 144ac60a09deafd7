package org.entente.core.approval;

/** The acts do not hold together: one was altered, left out, or never made by whom it names. */
public final class BrokenTrust extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenTrust(String sentence) {
        super(sentence);
    }

    BrokenTrust(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
