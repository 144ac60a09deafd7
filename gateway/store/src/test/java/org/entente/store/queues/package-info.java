/** The promises of the same package, tried out on the real thing. */
@NullMarked
package org.entente.store.queues;

import org.jspecify.annotations.NullMarked;
