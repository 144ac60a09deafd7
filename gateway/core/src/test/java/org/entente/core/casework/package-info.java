/** The same messages make the same case, in whatever order they come. */
@NullMarked
package org.entente.core.casework;

import org.jspecify.annotations.NullMarked;
