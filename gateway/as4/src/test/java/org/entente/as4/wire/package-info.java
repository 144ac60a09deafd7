/** Two gateways that talk over real TLS. */
@NullMarked
package org.entente.as4.wire;

import org.jspecify.annotations.NullMarked;
