/** Tests of signatures, wrapped keys and sealed streams. */
@NullMarked
package org.entente.trust.seal;

import org.jspecify.annotations.NullMarked;
