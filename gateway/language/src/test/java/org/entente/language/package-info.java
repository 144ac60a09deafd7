/** Holds the shared language to its own examples, in both faces. */
@NullMarked
package org.entente.language;

import org.jspecify.annotations.NullMarked;
