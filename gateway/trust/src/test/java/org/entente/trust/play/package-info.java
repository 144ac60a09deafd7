/** The play world that these tests share. */
@NullMarked
package org.entente.trust.play;

import org.jspecify.annotations.NullMarked;
