package org.entente.core.arrival;

/** Bytes at the AS4 door, not yet looked at; opaque to all but the AS4 room. Its toString shows no content. */
public interface Arrival {}
