/** Commits: each method writes one arrow of the journey into the ledger. */
@NullMarked
package org.entente.core.journal;

import org.jspecify.annotations.NullMarked;
