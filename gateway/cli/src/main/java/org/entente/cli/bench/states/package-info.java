/** The two States that are measured: their nodes, started and stopped, and what they take of the machine. */
@NullMarked
package org.entente.cli.bench.states;

import org.jspecify.annotations.NullMarked;
