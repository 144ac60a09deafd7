/** Every way that is not the happy one, in one place. */
@NullMarked
package org.entente.routes.failure;

import org.jspecify.annotations.NullMarked;
