/** One rule a file; the name is the rule. */
@NullMarked
package org.entente.core.policy.rules;

import org.jspecify.annotations.NullMarked;
