/** The AS4 room under load without a ledger: one end of a wire, or only its cryptography, as a process that obeys. */
@NullMarked
package org.entente.node.bench;

import org.jspecify.annotations.NullMarked;
