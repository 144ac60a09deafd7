/** Faults of the world around the nodes: disks, clocks, networks, floods; {@code ./entente chaos}. */
@NullMarked
package org.entente.integration.chaos;

import org.jspecify.annotations.NullMarked;
