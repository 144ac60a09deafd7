/** Encrypted parts: small ones for the ledger's commit, large ones in files. */
@NullMarked
package org.entente.store.content;

import org.jspecify.annotations.NullMarked;
