/** What a case is, derived from its messages alone, so that both States see the same. */
@NullMarked
package org.entente.core.casework;

import org.jspecify.annotations.NullMarked;
