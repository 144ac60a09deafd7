/** The last room: handing a message to the agency it was written for. */
@NullMarked
package org.entente.core.delivery;

import org.jspecify.annotations.NullMarked;
