/** What measurements need of the store, and nobody else. */
@NullMarked
package org.entente.store.bench;

import org.jspecify.annotations.NullMarked;
