/** Stories that two whole nodes tell, written in the words of the people who use them. */
@NullMarked
package org.entente.integration.story;

import org.jspecify.annotations.NullMarked;
