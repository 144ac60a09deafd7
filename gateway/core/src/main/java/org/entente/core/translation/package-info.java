/** Between a national format and the shared language, with a record of every loss. */
@NullMarked
package org.entente.core.translation;

import org.jspecify.annotations.NullMarked;
