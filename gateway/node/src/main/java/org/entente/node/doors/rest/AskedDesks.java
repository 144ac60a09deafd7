package org.entente.node.doors.rest;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.entente.core.directory.DeskQuestion;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.schemas.CodeList;
import org.entente.schemas.CodeListName;
import org.entente.schemas.Families;

/** Which desks of the directory a caller asks for; throws {@link Refused} where a parameter says nothing known. */
final class AskedDesks {

    private static final CodeList INSTRUMENTS = CodeList.load(CodeListName.INSTRUMENTS);

    private AskedDesks() {}

    static DeskQuestion question(Call call) {
        Optional<String> family = call.parameter("family");
        Optional<String> instrument = call.parameter("instrument");
        require(
                family.flatMap(Families::named).isPresent() || family.isEmpty(),
                "The shared language has no such family");
        require(instrument.map(INSTRUMENTS::contains).orElse(true), "The shared list of instruments has no such code");
        Optional<String> open = call.parameter("open");
        require(open.map(word -> word.equals("true") || word.equals("false")).orElse(true), "open is true or false");
        return new DeskQuestion(
                call.parameter("state"),
                family,
                instrument,
                call.parameter("language"),
                open.map("true"::equals).orElse(false));
    }

    /** The parameter {@code at}; without it, now. */
    static Instant at(Call call, Clock clock) {
        try {
            return call.parameter("at").map(Instant::parse).orElseGet(clock::instant);
        } catch (DateTimeException misshapen) {
            throw new Refused(
                    FailureCode.REQUEST_MALFORMED, "The parameter at is a time as 2026-11-01T03:00:00Z", misshapen);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Refused(FailureCode.REQUEST_MALFORMED, otherwise);
        }
    }
}
