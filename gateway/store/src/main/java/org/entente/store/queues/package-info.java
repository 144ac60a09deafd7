/** The queues inside the node that carry doorbells. */
@NullMarked
package org.entente.store.queues;

import org.jspecify.annotations.NullMarked;
