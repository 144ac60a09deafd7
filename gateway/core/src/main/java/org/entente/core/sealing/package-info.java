/** Closing a message for one partner, and opening what a partner closed for us. */
@NullMarked
package org.entente.core.sealing;

import org.jspecify.annotations.NullMarked;
