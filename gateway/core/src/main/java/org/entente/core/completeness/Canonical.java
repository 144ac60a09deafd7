package org.entente.core.completeness;

import java.util.Set;
import org.entente.core.message.StateCode;

/**
 * A request as any treaty sees it: under which instruments, to whom, and what it tells.
 *
 * @param told every aspect that holds for the whole request; one that is missing for a single item is missing
 * @param marks under which circumstances it is made, for rules that hold only then
 * @param languages in which the facts stand
 */
public record Canonical(
        Set<String> instruments, StateCode to, Set<Aspect> told, Set<Mark> marks, Set<String> languages) {

    public Canonical {
        instruments = Set.copyOf(instruments);
        told = Set.copyOf(told);
        marks = Set.copyOf(marks);
        languages = Set.copyOf(languages);
    }

    /** Circumstances under which more must be told. */
    public enum Mark {
        ALWAYS,
        /** FLASH or URGENT. */
        URGENT,
        /** Nothing but the service of documents is asked for. */
        MORE_THAN_SERVICE,
        /** A measure that reaches into rights: search, seizure, freezing, interception. */
        COERCIVE,
        /** A person is heard or moved. */
        HEARING,
        /** Issued by an authority that is neither court nor prosecutor. */
        NOT_JUDICIAL
    }
}
