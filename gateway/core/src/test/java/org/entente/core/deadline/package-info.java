/** Clocks across zones, weekends, holidays and stops. */
@NullMarked
package org.entente.core.deadline;

import org.jspecify.annotations.NullMarked;
