/** The paths that NIST's PKITS wants accepted and refused. */
@NullMarked
package org.entente.trust.path.pkits;

import org.jspecify.annotations.NullMarked;
