/** What rings by itself: the sweeper and the post of notices. */
@NullMarked
package org.entente.routes.upkeep;

import org.jspecify.annotations.NullMarked;
