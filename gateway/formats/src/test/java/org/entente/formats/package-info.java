/** The contract that every format keeps, run over the samples found on disk. */
@NullMarked
package org.entente.formats;

import org.jspecify.annotations.NullMarked;
