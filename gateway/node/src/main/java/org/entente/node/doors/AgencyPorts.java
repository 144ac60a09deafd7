package org.entente.node.doors;

import org.entente.core.casework.Cases;

/** The ways from a door into the journeys, and to the cases that their messages make. */
public record AgencyPorts(Turnstile turnstile, SubmitDoor submit, ConfirmDoor confirm, Awaiter awaiter, Cases cases) {}
