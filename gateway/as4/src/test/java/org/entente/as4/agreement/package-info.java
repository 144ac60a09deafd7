/** What was agreed and what one message may cost. */
@NullMarked
package org.entente.as4.agreement;

import org.jspecify.annotations.NullMarked;
