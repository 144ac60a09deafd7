@NullMarked
package org.entente.node.certificates;

import org.jspecify.annotations.NullMarked;
