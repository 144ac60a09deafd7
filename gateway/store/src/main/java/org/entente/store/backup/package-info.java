/** Copies of what a node must not lose, taken while it works. */
@NullMarked
package org.entente.store.backup;

import org.jspecify.annotations.NullMarked;
