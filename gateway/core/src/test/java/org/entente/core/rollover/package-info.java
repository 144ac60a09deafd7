@NullMarked
package org.entente.core.rollover;

import org.jspecify.annotations.NullMarked;
