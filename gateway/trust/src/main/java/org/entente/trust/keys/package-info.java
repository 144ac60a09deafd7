/** The node's own keys, and the contexts of TLS that use them. */
@NullMarked
package org.entente.trust.keys;

import org.jspecify.annotations.NullMarked;
