/** Who is told that a message has moved, so that nobody need look again and again. */
@NullMarked
package org.entente.core.announcement;

import org.jspecify.annotations.NullMarked;
