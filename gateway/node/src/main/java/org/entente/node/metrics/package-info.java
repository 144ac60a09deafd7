/** What the node says of itself in numbers, for whoever watches many nodes at once. */
@NullMarked
package org.entente.node.metrics;

import org.jspecify.annotations.NullMarked;
