package org.entente.core.failure;

/** No failure: the bell rang for work that is done, or that another worker holds. Bells may repeat. */
public final class StaleBell extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleBell(String what) {
        super(what, null, false, false);
    }
}
