/** Tests of the room of keys, with the certificates of a play PKI. */
@NullMarked
package org.entente.trust;

import org.jspecify.annotations.NullMarked;
