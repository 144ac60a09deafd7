/** One judgement about one message: schema, rules, code lists, in either face. */
@NullMarked
package org.entente.language.check;

import org.jspecify.annotations.NullMarked;
