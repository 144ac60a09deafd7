/** The signed directory as files: read, judged, kept, and shown to whoever looks for a desk. */
@NullMarked
package org.entente.node.directory;

import org.jspecify.annotations.NullMarked;
