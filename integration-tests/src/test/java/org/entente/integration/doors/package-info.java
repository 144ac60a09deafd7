/** What agencies meet at real doors: a client of their own make, refusals in words, calls to their system. */
@NullMarked
package org.entente.integration.doors;

import org.jspecify.annotations.NullMarked;
