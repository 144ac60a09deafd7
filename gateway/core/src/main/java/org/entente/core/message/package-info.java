/** The words every room shares: who writes to whom, under which law, how urgently, how to be handled. */
@NullMarked
package org.entente.core.message;

import org.jspecify.annotations.NullMarked;
