/** Who approved what a node trusts: acts that each bind the one before, signed by people, and what they amount to. */
@NullMarked
package org.entente.core.approval;

import org.jspecify.annotations.NullMarked;
