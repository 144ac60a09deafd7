package org.entente.core.deadline;

import org.entente.core.message.StateCode;

/** What each pair of States agreed about time. */
@FunctionalInterface
public interface AgreedTimes {

    /** The same whichever of the two is named first; {@link Reckoning#USUAL} where they agreed nothing. */
    Reckoning between(StateCode one, StateCode other);
}
