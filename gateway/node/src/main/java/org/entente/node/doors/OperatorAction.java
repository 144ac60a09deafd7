package org.entente.node.doors;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.core.approval.Role;
import org.entente.core.approval.TrustAct.Kind;

/**
 * Every operation of the operators' doors, and the roles that open it: the one table of who may do what.
 *
 * <p>What has no row is refused to everybody. The operators' contract says the same, row by row.
 */
public enum OperatorAction {
    READ_CONTRACT("GET", "/operator/openapi.yaml", Roles.EVERYBODY),
    READ_MYSELF("GET", "/operator/me", Roles.EVERYBODY),
    READ_STATUS("GET", "/operator/status", Roles.EVERYBODY),
    LIST_MESSAGES("GET", "/operator/messages", Roles.RUNNING),
    READ_MESSAGE("GET", "/operator/messages/{way}/{id}", Roles.RUNNING),
    LIST_FAILED("GET", "/operator/failed", Roles.RUNNING),
    LIST_FAILED_OF_GROUP("GET", "/operator/failed/groups/{group}", Roles.RUNNING),
    LIST_JOBS("GET", "/operator/failed/jobs", Roles.RUNNING),
    READ_JOB("GET", "/operator/failed/jobs/{number}", Roles.RUNNING),
    REPLAY("POST", "/operator/failed/replays", Roles.ORDERING),
    DISCARD("POST", "/operator/failed/discards", Roles.ORDERING),
    LIST_CERTIFICATES("GET", "/operator/certificates", Roles.ALL_BUT_LIAISON),
    READ_CALENDAR("GET", "/operator/certificates/calendar", Roles.ALL_BUT_LIAISON),
    READ_CALENDAR_FEED("GET", "/operator/certificates/calendar.ics", Roles.ALL_BUT_LIAISON),
    READ_KEYS("GET", "/operator/keys", Roles.ALL_BUT_LIAISON),
    REHEARSE("POST", "/operator/keys/rehearsal", Roles.TESTING),
    LIST_UPDATES("GET", "/operator/certificate-updates", Roles.ALL_BUT_LIAISON),
    ANNOUNCE("POST", "/operator/certificate-updates", Roles.ADMINISTERING),
    REJECT_UPDATE("POST", "/operator/certificate-updates/{state}/{id}/rejection", Roles.ADMINISTERING),
    READ_METRICS("GET", "/operator/metrics", Roles.RUNNING),
    READ_DIRECTORY("GET", "/operator/directory", Roles.EVERYBODY),
    LIST_PARTNERS("GET", "/operator/partners", Roles.EVERYBODY),
    PING_PARTNER("POST", "/operator/partners/{state}/ping", Roles.TESTING),
    READ_AGREEMENT("GET", "/operator/partners/{state}/agreement", Roles.DECIDING),
    READ_TRUST("GET", "/operator/trust", Roles.DECIDING),
    READ_FACTS("GET", "/operator/trust/facts", Roles.DECIDING),
    LIST_ACTS("GET", "/operator/trust/acts", Roles.DECIDING),
    READ_ACT("GET", "/operator/trust/acts/{number}", Roles.DECIDING),
    READ_CHANGES("GET", "/operator/trust/acts/{number}/changes", Roles.DECIDING),
    /** Which act is whose is a rule of its own: {@link Kind#signers}. */
    ACT("POST", "/operator/trust/acts", Roles.ACTING);

    private final String method;
    private final String path;
    private final Roles roles;

    OperatorAction(String method, String path, Roles roles) {
        this.method = method;
        this.path = path;
        this.roles = roles;
    }

    /** Sets of roles that several rows share. */
    private enum Roles {
        EVERYBODY,
        ALL_BUT_LIAISON,
        RUNNING,
        ORDERING,
        TESTING,
        ADMINISTERING,
        DECIDING,
        ACTING;

        Set<Role> all() {
            return switch (this) {
                case EVERYBODY -> EnumSet.allOf(Role.class);
                case ALL_BUT_LIAISON -> EnumSet.complementOf(EnumSet.of(Role.LIAISON_OFFICER));
                case RUNNING -> EnumSet.of(Role.OPERATOR, Role.AUDITOR);
                case ORDERING -> EnumSet.of(Role.OPERATOR);
                case TESTING -> EnumSet.of(Role.PARTNER_ADMINISTRATOR, Role.OPERATOR);
                case ADMINISTERING -> EnumSet.of(Role.PARTNER_ADMINISTRATOR);
                case DECIDING -> EnumSet.of(Role.SECURITY_OFFICER, Role.PARTNER_ADMINISTRATOR, Role.AUDITOR);
                case ACTING ->
                    Stream.of(Kind.values())
                            .flatMap(kind -> kind.signers().stream())
                            .collect(Collectors.toSet());
            };
        }
    }

    public String method() {
        return method;
    }

    /** With the names of its values in braces. */
    public String path() {
        return path;
    }

    /** One of them is enough. */
    public Set<Role> roles() {
        return roles.all();
    }

    /** Whether it can change anything. */
    public boolean changes() {
        return !method.equals("GET");
    }
}
