/** Signatures over header, body and attachments, written and checked by node identity. */
@NullMarked
package org.entente.as4.signature;

import org.jspecify.annotations.NullMarked;
