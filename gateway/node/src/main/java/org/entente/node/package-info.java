/** One State's node: its configuration, its wiring and its HTTP doors. */
@NullMarked
package org.entente.node;

import org.jspecify.annotations.NullMarked;
