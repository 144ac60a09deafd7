package org.entente.core.policy;

import org.entente.core.failure.FailureCode;

/** What one rule says. */
public sealed interface Verdict {

    /** Nothing against it. */
    record Allowed() implements Verdict {}

    /** Never, as it is. */
    record Forbidden(FailureCode code, String detail) implements Verdict {}

    /** A person must decide. */
    record ForAPerson(FailureCode code, String detail) implements Verdict {}

    Verdict ALLOWED = new Allowed();
}
