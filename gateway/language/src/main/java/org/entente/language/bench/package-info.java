/** What the language costs: messages per second, and the price of a hostile document. */
@NullMarked
package org.entente.language.bench;

import org.jspecify.annotations.NullMarked;
