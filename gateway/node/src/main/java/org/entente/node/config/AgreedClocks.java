package org.entente.node.config;

import org.entente.core.deadline.Term;
import org.entente.core.deadline.UrgencyClocks;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon a person must acknowledge a message of each urgency, from the receipt on.
 *
 * <p>Each is a length of time such as {@code PT15M}, or days such as {@code 1 working day} or {@code 3 calendar days}.
 */
public record AgreedClocks(
        @DefaultValue("PT5M") String flash,
        @DefaultValue("PT15M") String urgent,
        @DefaultValue("PT2H") String priority,
        @DefaultValue("1 working day") String routine) {

    public AgreedClocks {
        requireTerm("flash", flash);
        requireTerm("urgent", urgent);
        requireTerm("priority", priority);
        requireTerm("routine", routine);
    }

    UrgencyClocks asClocks() {
        return new UrgencyClocks(Term.parse(flash), Term.parse(urgent), Term.parse(priority), Term.parse(routine));
    }

    private static void requireTerm(String urgency, String text) {
        Required.that("clocks." + urgency, isTerm(text), "like 'PT8H', '30 calendar days' or '5 working days'");
    }

    private static boolean isTerm(String text) {
        try {
            var _ = Term.parse(text);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
