/** The way of a message into this State. */
@NullMarked
package org.entente.routes.inbound;

import org.jspecify.annotations.NullMarked;
