/** A play PKI for demonstrations and tests, good and bad certificates alike. */
@NullMarked
package org.entente.certsdev;

import org.jspecify.annotations.NullMarked;
