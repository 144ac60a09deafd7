@NullMarked
package org.entente.node.rollover;

import org.jspecify.annotations.NullMarked;
