package org.entente.core.completeness;

import org.entente.core.completeness.Canonical.Mark;

/**
 * One thing that an instrument, or a requested State, wants to be told.
 *
 * @param instrument a code of the list of instruments, or {@code STATE:QS} for what one State wants whatever the treaty
 * @param force whether a request without it is no request, or only a weaker one
 * @param sentence what is missing and what to do, for people
 */
public record Requirement(String instrument, Aspect aspect, Mark when, Force force, String provision, String sentence) {

    /** MUST holds the request back; WHERE_POSSIBLE is told to the sender and goes on. */
    public enum Force {
        MUST,
        WHERE_POSSIBLE
    }
}
