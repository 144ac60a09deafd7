/** The one bridge from Camel to plain code, and the bells between the journeys. */
@NullMarked
package org.entente.routes.room;

import org.jspecify.annotations.NullMarked;
