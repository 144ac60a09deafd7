/** Tests of the signed directory as files. */
@NullMarked
package org.entente.node.directory;

import org.jspecify.annotations.NullMarked;
