/** Holds the shared language to its own examples, counter-examples and code lists. */
@NullMarked
package org.entente.schemas;

import org.jspecify.annotations.NullMarked;
