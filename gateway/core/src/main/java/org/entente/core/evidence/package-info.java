/** What can be shown later: who did what, when, and with which proof. */
@NullMarked
package org.entente.core.evidence;

import org.jspecify.annotations.NullMarked;
