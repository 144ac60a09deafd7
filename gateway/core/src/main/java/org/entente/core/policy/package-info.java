/** The rule book: what may leave this State and what may enter it. */
@NullMarked
package org.entente.core.policy;

import org.jspecify.annotations.NullMarked;
