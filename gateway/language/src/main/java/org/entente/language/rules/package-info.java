/** Business rules that a schema cannot say: read from ISO Schematron, decided by XPath. */
@NullMarked
package org.entente.language.rules;

import org.jspecify.annotations.NullMarked;
