/** Non-repudiation receipts and error signals. */
@NullMarked
package org.entente.as4.receipt;

import org.jspecify.annotations.NullMarked;
