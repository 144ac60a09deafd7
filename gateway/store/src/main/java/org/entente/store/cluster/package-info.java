/** What the nodes of one State tell each other; for speed, never for safety. */
@NullMarked
package org.entente.store.cluster;

import org.jspecify.annotations.NullMarked;
