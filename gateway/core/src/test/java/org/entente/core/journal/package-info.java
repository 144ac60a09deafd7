/** Tests of the commits. */
@NullMarked
package org.entente.core.journal;

import org.jspecify.annotations.NullMarked;
