/** The AS4 message as bytes: MIME in both directions, the push client and the door. */
@NullMarked
package org.entente.as4.wire;

import org.jspecify.annotations.NullMarked;
