/** The AS4 wire between gateways: the only room that knows ebMS. */
@NullMarked
package org.entente.as4;

import org.jspecify.annotations.NullMarked;
