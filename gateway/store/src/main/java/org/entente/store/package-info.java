/** What a node remembers: the ledger, the content store, the queues and the cluster. */
@NullMarked
package org.entente.store;

import org.jspecify.annotations.NullMarked;
