/** The agencies of this State: who they are, which families they may receive, how they are reached. */
@NullMarked
package org.entente.core.agency;

import org.jspecify.annotations.NullMarked;
