/** Whether a certificate was revoked: good, revoked, or could not tell. */
@NullMarked
package org.entente.trust.revocation;

import org.jspecify.annotations.NullMarked;
