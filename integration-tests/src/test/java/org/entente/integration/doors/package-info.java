/** What agencies meet at the doors of real nodes: a client of their own make, refusals in words, calls to their system. */
@NullMarked
package org.entente.integration.doors;

import org.jspecify.annotations.NullMarked;
