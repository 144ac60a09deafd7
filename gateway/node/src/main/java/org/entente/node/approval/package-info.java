/** What this node trusts, who approved it, and what happens when nobody did. */
@NullMarked
package org.entente.node.approval;

import org.jspecify.annotations.NullMarked;
