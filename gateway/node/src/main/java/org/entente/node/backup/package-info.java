/** Backups of one node: taken while it works, signed, and brought back. */
@NullMarked
package org.entente.node.backup;

import org.jspecify.annotations.NullMarked;
