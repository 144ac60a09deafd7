/** Both ends of the line: the client that pushes and the servlet that takes. */
@NullMarked
package org.entente.as4.wire;

import org.jspecify.annotations.NullMarked;
