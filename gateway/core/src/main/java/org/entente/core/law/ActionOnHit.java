package org.entente.core.law;

/** What the owner of a record asks of whoever meets its subject; never inferred (domain page 1.7). */
public enum ActionOnHit {
    ARREST_PROVISIONALLY,
    LOCATE,
    OBSERVE_DISCREETLY,
    QUESTION,
    DENY_ENTRY,
    SEIZE_DOCUMENT,
    FREEZE,
    INFORM_OWNER_ONLY,
    NONE
}
