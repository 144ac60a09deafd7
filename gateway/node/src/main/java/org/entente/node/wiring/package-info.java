/** Builds a node from its configuration by plain constructor calls, top to bottom. */
@NullMarked
package org.entente.node.wiring;

import org.jspecify.annotations.NullMarked;
