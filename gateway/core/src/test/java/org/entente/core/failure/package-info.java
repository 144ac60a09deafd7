/** What a failure may say, and where. */
@NullMarked
package org.entente.core.failure;

import org.jspecify.annotations.NullMarked;
