/** A play PKI for any number of States: their authorities, nodes, agencies, and every bad certificate a test wants. */
@NullMarked
package org.entente.certsdev;

import org.jspecify.annotations.NullMarked;
