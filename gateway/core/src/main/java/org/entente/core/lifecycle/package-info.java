/** The state machines as tables: where a message, an item, a notice, a preservation, a freeze stands and may go. */
@NullMarked
package org.entente.core.lifecycle;

import org.jspecify.annotations.NullMarked;
