/** The shared schema, and the agreement between a message and the wire that brought it. */
@NullMarked
package org.entente.core.checking;

import org.jspecify.annotations.NullMarked;
