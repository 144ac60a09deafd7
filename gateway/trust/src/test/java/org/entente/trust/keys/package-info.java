/** Tests of what opens and keeps the node's keys. */
@NullMarked
package org.entente.trust.keys;

import org.jspecify.annotations.NullMarked;
