/** Measures the wire alone: ours, phase4 and the bare cryptography in turn, each end in a process of its own. */
@NullMarked
package org.entente.cli.bench.wire;

import org.jspecify.annotations.NullMarked;
