package org.entente.core.message;

import java.util.List;
import java.util.Optional;

/** What the originator allows to be done with a message; carried through every hop, never loosened. */
public record Handling(
        Classification classification,
        Optional<String> tlp,
        List<EuropolCode> europolCodes,
        UseLimit useLimit,
        Dissemination dissemination,
        boolean originatorControlled,
        Optional<String> confidentialUntil,
        Optional<String> retentionUntil) {

    public Handling {
        europolCodes = List.copyOf(europolCodes);
    }

    /** True when neither an exclusion nor a closed list keeps {@code desk} from seeing the message. */
    public boolean permits(Desk desk) {
        return dissemination.permits(desk);
    }

    /** The original national label kept verbatim beside its equivalence level. */
    public record Classification(String level, Optional<String> label) {}

    /** H0 to H3; H3 needs its text. */
    public record EuropolCode(String code, Optional<String> text) {}

    /** INTELLIGENCE_ONLY, INVESTIGATION or EVIDENCE, and for which purposes. */
    public record UseLimit(String level, List<String> purposes) {
        public UseLimit {
            purposes = List.copyOf(purposes);
        }
    }

    /** Who may see it: consent rule, permitted and excluded recipients. */
    public record Dissemination(String consent, List<Recipient> permitted, List<Recipient> excluded) {
        public Dissemination {
            permitted = List.copyOf(permitted);
            excluded = List.copyOf(excluded);
        }

        boolean permits(Desk desk) {
            if (excluded.stream().anyMatch(recipient -> recipient.covers(desk))) {
                return false; // an exclusion beats any permission
            }
            return permitted.isEmpty() || permitted.stream().anyMatch(recipient -> recipient.covers(desk));
        }
    }

    /** A State, an authority kind, or both; what is absent covers all. */
    public record Recipient(Optional<StateCode> state, Optional<AuthorityKind> authority) {
        boolean covers(Desk desk) {
            return state.map(desk.state()::equals).orElse(true)
                    && authority.map(kind -> kind == desk.authority()).orElse(true);
        }
    }
}
