/** Both agency doors over real TLS, with play certificates and the ports in memory. */
@NullMarked
package org.entente.node.doors;

import org.jspecify.annotations.NullMarked;
