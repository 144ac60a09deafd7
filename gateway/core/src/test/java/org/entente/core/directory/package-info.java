/** Tests of what the signed directory says. */
@NullMarked
package org.entente.core.directory;

import org.jspecify.annotations.NullMarked;
