/** Tests of the rule book and of its tokens. */
@NullMarked
package org.entente.core.policy;

import org.jspecify.annotations.NullMarked;
