package org.entente.certsdev.issue;

/** The play PKI could not be made, read or used; the message names the file or certificate and what to do. */
public final class PlayPkiFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PlayPkiFault(String message) {
        super(message);
    }

    public PlayPkiFault(String message, Throwable cause) {
        super(message, cause);
    }
}
