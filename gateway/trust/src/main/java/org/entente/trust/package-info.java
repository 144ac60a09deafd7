/** Certificates, revocation, keys and sealing: the only room that holds a secret. */
@NullMarked
package org.entente.trust;

import org.jspecify.annotations.NullMarked;
