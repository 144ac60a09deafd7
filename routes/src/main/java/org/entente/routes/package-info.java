/** The journeys of a message between the rooms, written as Camel routes. */
@NullMarked
package org.entente.routes;

import org.jspecify.annotations.NullMarked;
