package org.entente.core.translation;

import java.util.List;
import java.util.stream.Stream;
import org.entente.core.format.Loss;

/** Everything one translation lost, with the format and the edition of the mapping that lost it. */
public record LossReport(String from, String to, String mappingVersion, List<Loss> losses) {

    /** What is in the shared language already loses nothing. */
    public static final LossReport NONE = new LossReport("shared/v1", "shared/v1", "1", List.of());

    public LossReport {
        losses = List.copyOf(losses);
    }

    /** The same report with what was lost after the mapping. */
    public LossReport with(List<Loss> more) {
        return more.isEmpty()
                ? this
                : new LossReport(
                        from,
                        to,
                        mappingVersion,
                        Stream.concat(losses.stream(), more.stream()).toList());
    }
}
