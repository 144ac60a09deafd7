package org.entente.core.failure;

import java.util.List;

/** The message will never go on as it is: its sender is told, and nothing is tried again. */
public final class Refused extends GatewayFailure {

    private static final long serialVersionUID = 1L;

    public Refused(FailureCode code, String detail) {
        super(code, detail, List.of());
    }

    public Refused(FailureCode code, String detail, List<Finding> findings) {
        super(code, detail, findings);
    }

    public Refused(FailureCode code, String detail, Throwable cause) {
        super(code, detail, List.of(), cause);
    }
}
