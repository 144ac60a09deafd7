/** The JSON face of the shared language as a format that agencies may write and read. */
@NullMarked
package org.entente.language.format;

import org.jspecify.annotations.NullMarked;
