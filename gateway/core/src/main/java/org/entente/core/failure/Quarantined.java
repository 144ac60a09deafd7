package org.entente.core.failure;

import java.util.List;

/** A partner's message cannot be understood; it is kept, and shown as it is to those whom it may be for. */
public final class Quarantined extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureCode code;
    private final String detail;
    private final transient List<Finding> findings;

    /** Takes what made it impossible to understand, and not as a cause: the side doors ask causes first. */
    public Quarantined(Refused why) {
        super(why.code() + ": " + why.detail());
        this.code = why.code();
        this.detail = why.detail();
        this.findings = List.copyOf(why.findings());
    }

    public FailureCode code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<Finding> findings() {
        return findings;
    }
}
