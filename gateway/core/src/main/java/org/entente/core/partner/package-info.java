/** The other States: their agreements, their desks, and the link over which they are reached. */
@NullMarked
package org.entente.core.partner;

import org.jspecify.annotations.NullMarked;
