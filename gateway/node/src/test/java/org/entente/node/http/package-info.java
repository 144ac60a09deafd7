/** Attacks the node's HTTP doors below HTTP. */
@NullMarked
package org.entente.node.http;

import org.jspecify.annotations.NullMarked;
