/** The promises of the same package, tried out on the real thing. */
@NullMarked
package org.entente.store.content;

import org.jspecify.annotations.NullMarked;
