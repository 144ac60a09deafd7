/** The one truth about every message: its stage, its facts, its parts. */
@NullMarked
package org.entente.core.ledger;

import org.jspecify.annotations.NullMarked;
