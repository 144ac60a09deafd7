/** What every translation needs: the account of carried and lost leaves, details of a cover, a pen for elements. */
@NullMarked
package org.entente.formats.reading;

import org.jspecify.annotations.NullMarked;
