/** What a national format must be able to do, and the catalogue of those this node has. */
@NullMarked
package org.entente.core.format;

import org.jspecify.annotations.NullMarked;
