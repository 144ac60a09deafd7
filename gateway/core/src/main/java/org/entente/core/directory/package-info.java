/** The signed directory: which States, agencies and desks there are, and whose word for it counts. */
@NullMarked
package org.entente.core.directory;

import org.jspecify.annotations.NullMarked;
