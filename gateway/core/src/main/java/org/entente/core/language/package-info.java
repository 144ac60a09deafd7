/** The shared language as XML: envelope and cover, read and written in one place. */
@NullMarked
package org.entente.core.language;

import org.jspecify.annotations.NullMarked;
