/** The reference that people read: pages made from the model, the rules, the code lists and the examples. */
@NullMarked
package org.entente.language.reference;

import org.jspecify.annotations.NullMarked;
