/** Signing, key wrapping and streaming ciphers: the one place that chooses the provider of each algorithm. */
@NullMarked
package org.entente.trust.seal;

import org.jspecify.annotations.NullMarked;
