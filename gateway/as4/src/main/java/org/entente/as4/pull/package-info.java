/** One-way pull (ebMS 3.0 Core §2.2.4): for partners whose gateway takes no connections and fetches instead. */
@NullMarked
package org.entente.as4.pull;

import org.jspecify.annotations.NullMarked;
