/** The adversary: ends nodes between two commits, starts them again, and lets an oracle count what arrived. */
@NullMarked
package org.entente.integration.crash;

import org.jspecify.annotations.NullMarked;
