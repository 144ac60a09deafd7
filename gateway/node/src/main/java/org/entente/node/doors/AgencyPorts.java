package org.entente.node.doors;

/** The ways from a door into the journeys. */
public record AgencyPorts(Turnstile turnstile, SubmitDoor submit, ConfirmDoor confirm, Awaiter awaiter) {}
