/** One class for each rule of the house, which breaks that rule and no other; no module ever sees them. */
@NullMarked
package org.entente.core.violators;

import org.jspecify.annotations.NullMarked;
