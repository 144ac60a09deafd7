package org.entente.core.replay;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.message.StateCode;

/** What the messages of one group have in common, in one word: {@code outbound.broken.QS.PARTNER_NOT_TRUSTED}. */
public record GroupName(Way way, Stage stage, StateCode partner, FailureCode code) {

    private static final Pattern WORD =
            Pattern.compile("(outbound|inbound)\\.([a-z]{1,20})\\.([A-Z]{2})\\.([A-Z_]{1,60})");

    /** Empty for what is no name of a group. */
    public static Optional<GroupName> parse(String text) {
        Matcher word = WORD.matcher(text);
        if (!word.matches()) {
            return Optional.empty();
        }
        Optional<Stage> stage = Failed.STAGES.stream()
                .filter(each -> label(each).equals(word.group(2)))
                .findFirst();
        Optional<FailureCode> code = Arrays.stream(FailureCode.values())
                .filter(each -> each.name().equals(word.group(4)))
                .findFirst();
        Way way = Way.valueOf(word.group(1).toUpperCase(Locale.ROOT));
        StateCode partner = new StateCode(word.group(3));
        return stage.flatMap(found -> code.map(cause -> new GroupName(way, found, partner, cause)));
    }

    /** All messages of the group. */
    public ReplayOrder again() {
        return new ReplayOrder(way, stage, Optional.of(code), Optional.of(partner), Optional.empty());
    }

    @Override
    public String toString() {
        return label(way) + "." + label(stage) + "." + partner.value() + "." + code.name();
    }

    private static String label(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
