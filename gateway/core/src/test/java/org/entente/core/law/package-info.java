/** Decisions of substance. */
@NullMarked
package org.entente.core.law;

import org.jspecify.annotations.NullMarked;
