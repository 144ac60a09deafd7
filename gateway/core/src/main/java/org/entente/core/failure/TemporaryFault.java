package org.entente.core.failure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Something outside is down: the machine goes on trying with the agreed back-off. */
public final class TemporaryFault extends GatewayFailure {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> pause;

    public TemporaryFault(FailureCode code, String detail) {
        super(code, detail, List.of());
        this.pause = Optional.empty();
    }

    /** For who asks too often: before {@code pause} is over, trying again does not help. */
    public TemporaryFault(FailureCode code, String detail, Duration pause) {
        super(code, detail, List.of());
        this.pause = Optional.of(pause);
    }

    public TemporaryFault(FailureCode code, String detail, Throwable cause) {
        super(code, detail, List.of(), cause);
        this.pause = Optional.empty();
    }

    /** How long to wait at least before trying again, where that is known. */
    public Optional<Duration> pause() {
        return pause;
    }
}
