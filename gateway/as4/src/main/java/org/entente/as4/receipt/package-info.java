/** Signed receipts and error signals: what comes back for a message. */
@NullMarked
package org.entente.as4.receipt;

import org.jspecify.annotations.NullMarked;
