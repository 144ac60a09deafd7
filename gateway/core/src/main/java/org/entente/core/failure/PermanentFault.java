package org.entente.core.failure;

import java.util.List;

/** Something on this side is broken: trying again does not help, an operator must look. */
public final class PermanentFault extends GatewayFailure {

    private static final long serialVersionUID = 1L;

    public PermanentFault(FailureCode code, String detail) {
        super(code, detail, List.of());
    }

    public PermanentFault(FailureCode code, String detail, Throwable cause) {
        super(code, detail, List.of(), cause);
    }
}
