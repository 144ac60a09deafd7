package org.entente.core.law;

import java.util.Optional;
import java.util.Set;
import org.entente.core.message.AuthorityKind;

/**
 * One demand for data held by a provider: which measure, which category, by whose authority.
 *
 * <p>Preserving and disclosing are two decisions. Preserving is open to every competent authority and asks nothing
 * about dual criminality (Convention on Cybercrime arts. 29(3) and 35); disclosing needs a prosecutor for data about
 * the subscriber and a court for traffic and content (Regulation (EU) 2023/1543 art. 4), and an act that both States
 * punish.
 *
 * @param authorities who issued it, and who validated it
 * @param dualCriminality whether it was said, or is not asked for, that both States punish the act
 * @param emergency a danger to life: data about the subscriber may be had before the validation follows
 */
public record DataDemand(
        Measure measure,
        Category category,
        Set<AuthorityKind> authorities,
        boolean dualCriminality,
        boolean emergency) {

    private static final Set<AuthorityKind> MAY_PRESERVE = Set.of(
            AuthorityKind.POLICE,
            AuthorityKind.POC247,
            AuthorityKind.PROSECUTOR,
            AuthorityKind.COURT,
            AuthorityKind.CENTRAL_AUTHORITY);

    public DataDemand {
        authorities = Set.copyOf(authorities);
    }

    /** To keep what is there, or to hand it over. */
    public enum Measure {
        PRESERVE,
        DISCLOSE
    }

    /** ETSI TS 103 120; Regulation (EU) 2023/1543 art. 3. */
    public enum Category {
        SUBSCRIBER,
        USER_IDENTIFICATION,
        TRAFFIC,
        CONTENT
    }

    /** Why a demand stops before it is sent. */
    public enum Stopped {
        NOT_COMPETENT,
        NEEDS_A_PROSECUTOR_OR_COURT,
        NEEDS_A_COURT,
        DUAL_CRIMINALITY_MISSING
    }

    /** Empty when it may be sent. */
    public Optional<Stopped> stopped() {
        return switch (measure) {
            case PRESERVE ->
                authorities.stream().anyMatch(MAY_PRESERVE::contains)
                        ? Optional.empty()
                        : Optional.of(Stopped.NOT_COMPETENT);
            case DISCLOSE ->
                authority()
                        .or(() -> dualCriminality ? Optional.empty() : Optional.of(Stopped.DUAL_CRIMINALITY_MISSING));
        };
    }

    private Optional<Stopped> authority() {
        boolean court = authorities.contains(AuthorityKind.COURT);
        return switch (category) {
            case TRAFFIC, CONTENT -> court ? Optional.empty() : Optional.of(Stopped.NEEDS_A_COURT);
            case SUBSCRIBER, USER_IDENTIFICATION ->
                court || emergency || authorities.contains(AuthorityKind.PROSECUTOR)
                        ? Optional.empty()
                        : Optional.of(Stopped.NEEDS_A_PROSECUTOR_OR_COURT);
        };
    }
}
