/** What counts as an answer about a certificate, and what does not. */
@NullMarked
package org.entente.trust.revocation;

import org.jspecify.annotations.NullMarked;
