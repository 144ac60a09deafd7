@NullMarked
package org.entente.node.metrics;

import org.jspecify.annotations.NullMarked;
