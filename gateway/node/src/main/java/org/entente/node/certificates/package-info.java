/** The certificates that this node rests on: a list, what breaks on which day, and notices before it does. */
@NullMarked
package org.entente.node.certificates;

import org.jspecify.annotations.NullMarked;
