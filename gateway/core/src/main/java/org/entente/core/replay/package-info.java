/** Messages that the machine could not carry on: grouped by cause, and tried again when an operator says so. */
@NullMarked
package org.entente.core.replay;

import org.jspecify.annotations.NullMarked;
