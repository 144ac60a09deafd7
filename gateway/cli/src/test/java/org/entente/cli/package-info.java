/** The command line as a person types it: what it prints and with which code it ends. */
@NullMarked
package org.entente.cli;

import org.jspecify.annotations.NullMarked;
