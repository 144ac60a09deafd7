/** What each legal instrument wants to be told: one canonical request, and what is missing of it, as data. */
@NullMarked
package org.entente.core.completeness;

import org.jspecify.annotations.NullMarked;
