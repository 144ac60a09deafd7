/** What a message carries, kept encrypted outside the ledger and named by digest. */
@NullMarked
package org.entente.core.content;

import org.jspecify.annotations.NullMarked;
