/** Tests of the stages and of what moves between them. */
@NullMarked
package org.entente.core.ledger;

import org.jspecify.annotations.NullMarked;
