/** The promises of the same package, tried out on the real thing. */
@NullMarked
package org.entente.store.ledger;

import org.jspecify.annotations.NullMarked;
