/** Updates of certificates between States: announced as signed messages, answered when people have decided. */
@NullMarked
package org.entente.core.rollover;

import org.jspecify.annotations.NullMarked;
