/** Every table is walked: from every place there is a way to an end. */
@NullMarked
package org.entente.core.lifecycle;

import org.jspecify.annotations.NullMarked;
