/** Agreement documents, read from both sides. */
@NullMarked
package org.entente.node.partners;

import org.jspecify.annotations.NullMarked;
