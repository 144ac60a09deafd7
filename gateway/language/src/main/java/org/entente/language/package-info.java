/** The shared language at work: what its schemas, rules and code lists say, used by machines. */
@NullMarked
package org.entente.language;

import org.jspecify.annotations.NullMarked;
