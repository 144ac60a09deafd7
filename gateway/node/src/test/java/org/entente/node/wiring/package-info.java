/** What is wired, with play keys and the wire in memory. */
@NullMarked
package org.entente.node.wiring;

import org.jspecify.annotations.NullMarked;
