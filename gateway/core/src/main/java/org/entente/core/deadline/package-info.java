/** When something is due: an absolute instant, reckoned by the executing State's calendar from the proof of receipt. */
@NullMarked
package org.entente.core.deadline;

import org.jspecify.annotations.NullMarked;
