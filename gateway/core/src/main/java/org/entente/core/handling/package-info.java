/** How handling blocks combine, what raises them, and what stands where a sender gave none. Never loosens. */
@NullMarked
package org.entente.core.handling;

import org.jspecify.annotations.NullMarked;
