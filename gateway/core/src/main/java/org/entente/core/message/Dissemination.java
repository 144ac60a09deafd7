package org.entente.core.message;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who may see a message: the rule of consent, permitted and excluded recipients. An exclusion beats any permission.
 *
 * <p>Always in one normal form: no recipient stands beside a wider one, and a message that nobody may see says so by an
 * exclusion of anybody, which is how the wire says it.
 */
public record Dissemination(Consent consent, Audience permitted, Set<Recipient> excluded) {

    public Dissemination {
        excluded = widest(excluded);
        permitted = widest(permitted);
        boolean nobody = excluded.contains(Recipient.ANYBODY) || permitted.equals(new Audience.Only(Set.of()));
        if (nobody) {
            permitted = Audience.EVERYBODY;
            excluded = Set.of(Recipient.ANYBODY);
        }
    }

    /** On whose word it may be passed on. */
    public enum Consent {
        AUTHORITY_KIND,
        LIST,
        ASK,
        NONE
    }

    public boolean excludes(Desk desk) {
        return excluded.stream().anyMatch(recipient -> recipient.covers(desk));
    }

    public boolean permits(Desk desk) {
        if (excludes(desk)) {
            return false; // an exclusion beats any permission
        }
        return switch (permitted) {
            case Audience.Everybody everybody -> true;
            case Audience.Only only -> only.recipients().stream().anyMatch(recipient -> recipient.covers(desk));
        };
    }

    /** Everybody, or a closed list. */
    public sealed interface Audience {

        /** No list was given. */
        record Everybody() implements Audience {}

        /** These and nobody else. */
        record Only(Set<Recipient> recipients) implements Audience {
            public Only {
                recipients = Set.copyOf(recipients);
            }
        }

        Audience EVERYBODY = new Everybody();
    }

    /** A State, an authority kind, or both; what is absent covers all. */
    public record Recipient(Optional<StateCode> state, Optional<AuthorityKind> authority) {

        public static final Recipient ANYBODY = new Recipient(Optional.empty(), Optional.empty());

        boolean covers(Desk desk) {
            return covers(new Recipient(Optional.of(desk.state()), Optional.of(desk.authority())));
        }

        boolean covers(Recipient other) {
            return (state.isEmpty() || state.equals(other.state))
                    && (authority.isEmpty() || authority.equals(other.authority));
        }

        /** Those whom both cover; empty when there are none. */
        public Optional<Recipient> and(Recipient other) {
            boolean apart = differ(state, other.state) || differ(authority, other.authority);
            return apart
                    ? Optional.empty()
                    : Optional.of(new Recipient(state.or(() -> other.state), authority.or(() -> other.authority)));
        }

        private static boolean differ(Optional<?> one, Optional<?> other) {
            return one.isPresent() && other.isPresent() && !one.equals(other);
        }
    }

    private static Audience widest(Audience audience) {
        return switch (audience) {
            case Audience.Everybody everybody -> everybody;
            case Audience.Only only when only.recipients().contains(Recipient.ANYBODY) -> Audience.EVERYBODY;
            case Audience.Only only -> new Audience.Only(widest(only.recipients()));
        };
    }

    private static Set<Recipient> widest(Set<Recipient> recipients) {
        return recipients.stream()
                .filter(each -> recipients.stream().noneMatch(isWiderThan(each)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Predicate<Recipient> isWiderThan(Recipient narrow) {
        return other -> !other.equals(narrow) && other.covers(narrow);
    }
}
