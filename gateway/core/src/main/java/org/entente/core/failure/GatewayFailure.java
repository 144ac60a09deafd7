package org.entente.core.failure;

import java.util.List;

/** A message that does not go on; the side doors know what each kind means. */
public abstract sealed class GatewayFailure extends RuntimeException permits Refused, TemporaryFault, PermanentFault {

    private static final long serialVersionUID = 1L;

    private final FailureCode code;
    private final String detail;
    private final transient List<Finding> findings;

    GatewayFailure(FailureCode code, String detail, List<Finding> findings, Throwable cause) {
        super(code + ": " + detail, cause);
        this.code = code;
        this.detail = detail;
        this.findings = List.copyOf(findings);
    }

    GatewayFailure(FailureCode code, String detail, List<Finding> findings) {
        super(code + ": " + detail);
        this.code = code;
        this.detail = detail;
        this.findings = List.copyOf(findings);
    }

    public FailureCode code() {
        return code;
    }

    /** One sentence that adds the particulars to the code's own text; fit for strangers, never personal data. */
    public String detail() {
        return detail;
    }

    public List<Finding> findings() {
        return findings;
    }
}
