package org.entente.node.certificates;

import java.time.Instant;

/**
 * What breaks on a day, for people.
 *
 * @param state whose certificate ends
 * @param sentence what is no longer possible then
 * @param cause which certificate ends
 * @param days whole days from now until then
 */
public record CalendarEntry(Instant at, String state, String sentence, String cause, long days) {}
