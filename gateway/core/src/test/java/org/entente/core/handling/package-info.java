/** The laws of the algebra, and what raises handling. */
@NullMarked
package org.entente.core.handling;

import org.jspecify.annotations.NullMarked;
