/** The model, the stages and the decisions of a gateway, in plain Java. */
@NullMarked
package org.entente.core;

import org.jspecify.annotations.NullMarked;
