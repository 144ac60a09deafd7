/** What is written into the shared language is read out of it again. */
@NullMarked
package org.entente.core.language;

import org.jspecify.annotations.NullMarked;
