/** Which certificates of a partner count, and until when. */
@NullMarked
package org.entente.trust.path;

import org.jspecify.annotations.NullMarked;
