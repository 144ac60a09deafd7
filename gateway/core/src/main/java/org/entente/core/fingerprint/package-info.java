/** How a certificate is told from every other: the SHA-256 of its bytes, in digits and in words. */
@NullMarked
package org.entente.core.fingerprint;

import org.jspecify.annotations.NullMarked;
