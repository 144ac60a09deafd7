package org.entente.core.failure;

import java.util.List;

/** Something outside is down: the machine goes on trying with the agreed back-off. */
public final class TemporaryFault extends GatewayFailure {

    private static final long serialVersionUID = 1L;

    public TemporaryFault(FailureCode code, String detail) {
        super(code, detail, List.of());
    }

    public TemporaryFault(FailureCode code, String detail, Throwable cause) {
        super(code, detail, List.of(), cause);
    }
}
