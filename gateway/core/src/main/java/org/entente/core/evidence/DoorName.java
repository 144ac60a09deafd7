package org.entente.core.evidence;

/** Where somebody may be turned away. */
public enum DoorName {
    AS4,
    REST,
    SOAP,
    DESK,
    /** No door: what the node itself learned of partners' certificates. */
    TRUST
}
