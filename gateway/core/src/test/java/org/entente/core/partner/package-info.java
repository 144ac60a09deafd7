/** Tests of what was agreed with another State. */
@NullMarked
package org.entente.core.partner;

import org.jspecify.annotations.NullMarked;
