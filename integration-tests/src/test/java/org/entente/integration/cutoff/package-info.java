/** How soon a partner is cut off whose certificate was revoked, while its messages stream in. */
@NullMarked
package org.entente.integration.cutoff;

import org.jspecify.annotations.NullMarked;
