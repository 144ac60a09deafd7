/** The audit trail under strangers who are refused as often as they like. */
@NullMarked
package org.entente.core.evidence;

import org.jspecify.annotations.NullMarked;
