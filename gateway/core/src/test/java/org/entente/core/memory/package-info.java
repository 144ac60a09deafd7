/** Ports that live in memory, for tests of rooms and routes. */
@NullMarked
package org.entente.core.memory;

import org.jspecify.annotations.NullMarked;
