/** Tests of what tries failed messages again. */
@NullMarked
package org.entente.core.replay;

import org.jspecify.annotations.NullMarked;
