package org.entente.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.Contexts;
import org.entente.cli.client.ExitCode;
import org.entente.cli.demo.World;
import org.entente.core.directory.DeskQuestion;
import org.entente.schemas.CodeList;
import org.entente.schemas.CodeListName;
import org.entente.schemas.Families;
import picocli.CommandLine.Option;

/** Which desk is looked for, and whose node is asked. */
final class DeskOptions {

    @Option(names = "--state", description = "Only desks of this State, for example QS.")
    private Optional<String> state = Optional.empty();

    @Option(names = "--family", description = "Only desks that are competent for this family, for example alert.")
    private Optional<String> family = Optional.empty();

    @Option(names = "--instrument", description = "Only desks that are competent under this instrument.")
    private Optional<String> instrument = Optional.empty();

    @Option(names = "--language", description = "Only desks that speak it, for example fr.")
    private Optional<String> language = Optional.empty();

    @Option(names = "--open", description = "Only desks at which somebody is now.")
    private boolean open;

    @Option(names = "--at", description = "Another time than now, for example 2026-11-01T03:00:00Z.")
    private Optional<String> at = Optional.empty();

    @Option(names = "--from", defaultValue = "QN", description = "The State whose gateway is asked (QN).")
    private String from = "QN";

    @Option(names = "--agency", defaultValue = "police", description = "Whose certificate is used (police).")
    private String agency = "police";

    AgencyClient door() {
        return Contexts.agency(Contexts.place(World.home(), from), agency);
    }

    Map<String, String> parameters() {
        var words = new LinkedHashMap<String, String>();
        state.ifPresent(value -> words.put("state", value));
        family.ifPresent(value -> words.put("family", value));
        instrument.ifPresent(value -> words.put("instrument", value));
        language.ifPresent(value -> words.put("language", value));
        at.ifPresent(value -> words.put("at", value));
        if (open) {
            words.put("open", "true");
        }
        return words;
    }

    /** Throws {@link ClientFault} for a code that the shared lists do not have. */
    DeskQuestion question() {
        require(
                family.isEmpty() || family.flatMap(Families::named).isPresent(),
                "The shared language has no such family; entente family list names all.");
        require(
                instrument
                        .map(CodeList.load(CodeListName.INSTRUMENTS)::contains)
                        .orElse(true),
                "The shared list of instruments has no such code.");
        return new DeskQuestion(state, family, instrument, language, open);
    }

    Instant at() {
        try {
            return at.map(Instant::parse).orElseGet(Clock.systemUTC()::instant);
        } catch (DateTimeException misshapen) {
            throw new ClientFault(ExitCode.USAGE, "--at is a time as 2026-11-01T03:00:00Z.", misshapen);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ClientFault(ExitCode.USAGE, otherwise);
        }
    }
}
