/** Every way in which a message does not go on, in words that people can act on. */
@NullMarked
package org.entente.core.failure;

import org.jspecify.annotations.NullMarked;
