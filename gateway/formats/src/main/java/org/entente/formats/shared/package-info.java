/** The shared language as a format of its own, for agencies that speak it. */
@NullMarked
package org.entente.formats.shared;

import org.jspecify.annotations.NullMarked;
