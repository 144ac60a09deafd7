/** A user message on the wire, sealed for one partner and opened from one. */
@NullMarked
package org.entente.as4.message;

import org.jspecify.annotations.NullMarked;
