/** What is missing of a request. */
@NullMarked
package org.entente.core.completeness;

import org.jspecify.annotations.NullMarked;
