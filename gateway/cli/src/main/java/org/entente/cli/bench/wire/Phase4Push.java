package org.entente.cli.bench.wire;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.entente.cli.bench.wire.WireFigures.Case;

/** phase4's bare push of a payload and its receipt, which keeps nothing: what a whole journey is compared with. */
public final class Phase4Push {

    private static final String PROFILE = "EDELIVERY_2";
    private static final String HEAP = "1g";

    private Phase4Push() {}

    /** Messages per second; empty where the launcher could not build phase4, or it failed. */
    public static Optional<Double> perSecond(
            Path home, int firstPort, int size, int clients, Duration warmUp, Duration time) {
        return new Contestants(home, firstPort, HEAP).phase4().flatMap(phase4 -> {
            try (phase4) {
                Path file = Content.fitting(size).file(home, size);
                var asked = new Case(PROFILE, Content.fitting(size).name(), size, clients);
                phase4.fire(asked, file, warmUp);
                Stretch stretch = phase4.fire(asked, file, time);
                return stretch.failed() == 0 && stretch.seconds() > 0
                        ? Optional.of(stretch.done() / stretch.seconds())
                        : Optional.empty();
            }
        });
    }
}
