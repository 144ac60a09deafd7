/** A gateway with a small heap under messages that are much too much, while good ones must still pass. */
@NullMarked
package org.entente.integration.onslaught;

import org.jspecify.annotations.NullMarked;
