package org.entente.core.completeness;

/** What a request can tell, whatever its treaty: the rows of the table of domain page 1.12. */
public enum Aspect {
    AUTHORITY,
    /** A court or prosecutor that validated what another authority issued. */
    VALIDATION,
    PROCEEDINGS,
    FACTS,
    OFFENCE,
    LAW,
    PENALTY,
    MEASURE,
    PROCEDURE,
    PERSONS,
    NATIONALITY,
    PURPOSE,
    USE_LIMIT,
    DATE,
    URGENCY_REASON,
    RELATED_REQUEST,
    CONFIDENTIALITY,
    REMEDIES,
    COSTS,
    DUAL_CRIMINALITY,
    NECESSITY,
    DATA,
    CUSTODIAN,
    RELATION_TO_OFFENCE,
    FOLLOW_UP,
    LINK_TO_REQUESTED_STATE,
    SUSPICION
}
