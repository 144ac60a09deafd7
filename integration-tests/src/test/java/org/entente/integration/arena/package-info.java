/** Two States as processes, the agencies that use them, and the wires between: where the adversary works. */
@NullMarked
package org.entente.integration.arena;

import org.jspecify.annotations.NullMarked;
