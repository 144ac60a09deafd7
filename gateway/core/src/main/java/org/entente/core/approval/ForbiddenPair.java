package org.entente.core.approval;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Two roles that one person may not have both.
 *
 * <p>Sources: NIST SP 800-53 rev. 5, AC-5 (duties are divided so that nobody abuses a privilege without collusion; who
 * administers access does not administer audit), and section 5.2.4 of the certificate policy of the US Federal Bridge
 * (nobody is more than one of officer, administrator and auditor).
 *
 * @param because ends a sentence that names both
 */
public record ForbiddenPair(Role one, Role other, String because) {

    private static final String NO_JUDGE = "who looks at what was done must not be one of those who did it";

    /** All of them; a role that only reads goes with every other that only reads. */
    public static final List<ForbiddenPair> ALL = List.of(
            new ForbiddenPair(
                    Role.SECURITY_OFFICER,
                    Role.PARTNER_ADMINISTRATOR,
                    "who proposes a change of trust must not approve it"),
            new ForbiddenPair(
                    Role.SECURITY_OFFICER,
                    Role.OPERATOR,
                    "who decides what is trusted must not run what it is trusted for"),
            new ForbiddenPair(Role.AUDITOR, Role.SECURITY_OFFICER, NO_JUDGE),
            new ForbiddenPair(Role.AUDITOR, Role.PARTNER_ADMINISTRATOR, NO_JUDGE),
            new ForbiddenPair(Role.AUDITOR, Role.OPERATOR, NO_JUDGE));

    /** The first that stands among a person's roles. */
    public static Optional<ForbiddenPair> among(Set<Role> roles) {
        return ALL.stream()
                .filter(pair -> roles.contains(pair.one) && roles.contains(pair.other))
                .findFirst();
    }

    /** For whoever configures that person. */
    public String sentence(String person) {
        return person + " cannot be both " + one.words() + " and " + other.words() + ": " + because;
    }
}
