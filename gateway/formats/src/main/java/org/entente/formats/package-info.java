/** The national formats, one folder each, and the one list that names them. */
@NullMarked
package org.entente.formats;

import org.jspecify.annotations.NullMarked;
