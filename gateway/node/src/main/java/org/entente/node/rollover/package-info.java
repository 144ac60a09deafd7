/**
 * Changes certificates of a node that runs: its own, by date and after a rehearsal, and its partners', once approved.
 *
 * <p>Makes no keys and approves nothing.
 */
@NullMarked
package org.entente.node.rollover;

import org.jspecify.annotations.NullMarked;
