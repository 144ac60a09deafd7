/** The second room: limits and the national schema, before anything is translated. */
@NullMarked
package org.entente.core.inspection;

import org.jspecify.annotations.NullMarked;
