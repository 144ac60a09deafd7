/** The ledger and the audit trail in SQL. */
@NullMarked
package org.entente.store.ledger;

import org.jspecify.annotations.NullMarked;
