/** The first room: what an agency handed in, committed before it is answered. */
@NullMarked
package org.entente.core.submission;

import org.jspecify.annotations.NullMarked;
