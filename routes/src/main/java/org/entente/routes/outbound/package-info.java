/** The way of a message out of this State. */
@NullMarked
package org.entente.routes.outbound;

import org.jspecify.annotations.NullMarked;
